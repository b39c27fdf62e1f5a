##! Finds plugins of browsers: Flash by its header, several by what Omniture's scripts report home.

@load base/frameworks/software
@load base/protocols/http

module HTTP;

export {
	redef enum Software::Type += { BROWSER_PLUGIN };

	redef record Info += {
		## Whether the server is one of Omniture's.
		omniture: bool &default=F;

		## The version of Flash, if the client says it.
		flash_version: string &optional;
	};
}

event http_header(c: connection, is_orig: bool, original_name: string, name: string, value: string) &priority=3
	{
	if ( ! c?$http )
		return;

	if ( is_orig && name == "X-FLASH-VERSION" )
		# Major, minor and so on, with commas between them.
		Software::found(c$id, Software::Info($unparsed_version=cat("Flash/", value), $host=c$id$orig_h, $software_type=BROWSER_PLUGIN));
	else if ( ! is_orig && name == "SERVER" && /^Omniture/ in value )
		c$http$omniture = T;
	}

event http_message_done(c: connection, is_orig: bool, stat: http_message_stat)
	{
	# The list stands in the parameter p: names between semicolons.
	if ( is_orig || ! c?$http || ! c$http$omniture || ! c$http?$uri || /[?&]p=/ !in c$http$uri )
		return;

	local list = sub(sub(c$http$uri, /^.*[?&]p=/, ""), /&.*$/, "");

	for ( _, plugin in split_string(unescape_URI(list), /;/) )
		if ( plugin != "" )
			Software::found(c$id, Software::Info($unparsed_version=plugin, $host=c$id$orig_h, $software_type=BROWSER_PLUGIN));
	}
