##! Finds software in HTTP headers: servers, application servers, browsers.

@load base/frameworks/software
@load base/protocols/http

module HTTP;

export {
	redef enum Software::Type += {
		SERVER,
		## What runs behind the server, by X-Powered-By.
		APPSERVER,
		BROWSER,
	};

	## User agents that are not worth it.
	option ignored_user_agents: pattern = /NO_DEFAULT/;
}

event http_header(c: connection, is_orig: bool, original_name: string, name: string, value: string) &priority=2
	{
	local id = c$id;

	if ( is_orig && name == "USER-AGENT" && ignored_user_agents !in value )
		Software::found(id, Software::Info($unparsed_version=value, $software_type=BROWSER, $host=id$orig_h));

	if ( is_orig )
		return;

	if ( name == "SERVER" )
		Software::found(id, Software::Info($unparsed_version=value, $software_type=SERVER, $host=id$resp_h, $host_p=id$resp_p));
	else if ( name == "X-POWERED-BY" )
		Software::found(id, Software::Info($unparsed_version=value, $software_type=APPSERVER, $host=id$resp_h, $host_p=id$resp_p));
	}
