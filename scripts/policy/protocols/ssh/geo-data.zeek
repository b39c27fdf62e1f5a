##! Puts where the other end is into ssh.log, and notices logins from and to countries one wants to know about.

@load base/frameworks/notice
@load base/protocols/ssh

module SSH;

export {
	redef enum Notice::Type += { Watched_Country_Login };

	redef record Info += {
		## Of the client, or of the server if the client is ours.
		remote_location: geo_location &log &optional;
	};

	option watched_countries: set[string] = { "RO" };
}

@ifdef ( lookup_location )

function get_location(c: connection): geo_location
	{
	local far = (c$ssh?$direction && c$ssh$direction == OUTBOUND) ? c$id$resp_h : c$id$orig_h;
	return lookup_location(far);
	}

event ssh_auth_successful(c: connection, auth_method_none: bool) &priority=3
	{
	if ( ! c$ssh?$direction )
		return;

	c$ssh$remote_location = get_location(c);
	local place = c$ssh$remote_location;

	if ( place?$country_code && place$country_code in watched_countries )
		NOTICE(Notice::Info($note=Watched_Country_Login, $conn=c,
		                    $msg=fmt("an SSH login %s watched country %s", c$ssh$direction == OUTBOUND ? "to the" : "from the", place$country_code)));
	}

event ssh_auth_failed(c: connection) &priority=3
	{
	if ( c$ssh?$direction )
		c$ssh$remote_location = get_location(c);
	}

@endif
