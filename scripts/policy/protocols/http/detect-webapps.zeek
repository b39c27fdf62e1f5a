##! Finds web applications by signatures over the content of pages.

@load base/frameworks/signatures
@load base/frameworks/software
@load base/protocols/http
@load-sigs ./detect-webapps.sig

# They are no alarms.
redef Signatures::ignored_ids += /^webapp-/;

module HTTP;

export {
	redef enum Software::Type += { WEB_APPLICATION };

	redef record Software::Info += {
		## The root of the application.
		url: string &optional &log;
	};
}

event signature_match(state: signature_state, msg: string, data: string) &priority=5
	{
	if ( /^webapp-/ !in state$sig_id || ! state$conn?$http )
		return;

	local c = state$conn;
	local found = Software::Info($name=msg, $unparsed_version=msg, $host=c$id$resp_h, $host_p=c$id$resp_p, $software_type=WEB_APPLICATION);
	found$url = build_url_http(c$http);
	Software::found(c$id, found);
	}
