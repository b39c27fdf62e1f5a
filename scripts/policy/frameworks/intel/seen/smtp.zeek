##! Looks for who mail comes from, who it goes to, and the way it took.

@load base/frameworks/intel
@load ./where-locations
@load base/protocols/smtp
@load base/utils/email

@ifdef ( SMTP::Info )

function mail_names(c: connection, text: string, where: Intel::Where)
	{
	for ( address in extract_email_addrs_set(text) )
		Intel::seen(Intel::Seen($where=where, $conn=c, $indicator=address, $indicator_type=Intel::EMAIL));
	}

event mime_end_entity(c: connection) &group="Intel::ADDR" &group="Intel::EMAIL"
	{
	if ( ! c?$smtp )
		return;

	local mail = c$smtp;

	if ( mail?$path )
		for ( _, hop in mail$path )
			Intel::seen(Intel::Seen($where=SMTP::IN_RECEIVED_HEADER, $conn=c, $host=hop));

	if ( mail?$x_originating_ip )
		Intel::seen(Intel::Seen($where=SMTP::IN_X_ORIGINATING_IP_HEADER, $conn=c, $host=mail$x_originating_ip));

	if ( mail?$mailfrom ) mail_names(c, mail$mailfrom, SMTP::IN_MAIL_FROM);
	if ( mail?$from ) mail_names(c, mail$from, SMTP::IN_FROM);
	if ( mail?$reply_to ) mail_names(c, mail$reply_to, SMTP::IN_REPLY_TO);

	if ( mail?$rcptto )
		for ( receiver in mail$rcptto )
			mail_names(c, receiver, SMTP::IN_RCPT_TO);

	if ( mail?$to )
		for ( named in mail$to )
			mail_names(c, named, SMTP::IN_TO);

	if ( mail?$cc )
		for ( copied in mail$cc )
			mail_names(c, copied, SMTP::IN_CC);

	if ( mail?$user_agent )
		Intel::seen(Intel::Seen($where=SMTP::IN_HEADER, $conn=c, $indicator=mail$user_agent, $indicator_type=Intel::SOFTWARE));
	}

@endif
