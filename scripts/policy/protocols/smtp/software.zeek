##! Programs that write mail, as its header names them.

@load base/frameworks/software
@load base/utils/directions-and-hosts
@load base/protocols/smtp/main

module SMTP;

export {
	redef enum Software::Type += {
		MAIL_CLIENT,
		MAIL_SERVER,
		WEBMAIL_SERVER,
	};

	redef record Info += {
		## The message was written in a browser.
		is_webmail: bool &log &default=F;
	};

	## Whose messages are looked at.
	option detect_clients_in_messages_from = LOCAL_HOSTS;

	## Names of programs that run on servers.
	option webmail_user_agents = /^iPlanet Messenger/ | /^Sun Java\(tm\) System Messenger Express/ | /\(IMP\)/ |
	                             /^SquirrelMail/ | /^NeoMail/ | /ZimbraWebClient/;
}

event mime_one_header(c: connection, h: mime_header_rec) &priority=4
	{
	if ( h$name != "USER-AGENT" && h$name != "X-MAILER" )
		return;

	if ( c?$smtp && webmail_user_agents in h$value )
		c$smtp$is_webmail = T;
	}

event log_smtp(rec: Info)
	{
	if ( ! rec?$user_agent || ! rec?$path )
		return;

	# Where it was written: what a webmail server says about itself is about the host that relayed first.
	local writer = rec$path[|rec$path| - 1];

	if ( ! addr_matches_host(writer, detect_clients_in_messages_from) )
		return;

	Software::found(rec$id, Software::Info($unparsed_version=rec$user_agent, $host=writer,
	                                       $software_type=rec$is_webmail ? WEBMAIL_SERVER : MAIL_CLIENT));
	}
