##! Servers that refuse mail because somebody listed the sender.

@load base/frameworks/notice
@load base/protocols/smtp/main

module SMTP;

export {
	redef enum Notice::Type += {
		## A reply speaks of a list.
		Blocklist_Error_Message,
		## A reply names one of our own hosts as listed.
		Blocklist_Blocked_Host,
	};

	## How replies speak of lists.
	option blocklist_error_messages =
		/spamhaus\.org\// | /sophos\.com\/security\// | /spamcop\.net\/bl/ | /cbl\.abuseat\.org\// | /sorbs\.net\// |
		/bsn\.borderware\.com\// | /mail-abuse\.com\// | /b\.barracudacentral\.com\// | /psbl\.surriel\.com\// |
		/antispam\.imp\.ch\// | /dyndns\.com\/.*spam/ | /rbl\.knology\.net\// | /intercept\.datapacket\.net\// |
		/uceprotect\.net\// | /hostkarma\.junkemailfilter\.com\//;
}

event smtp_reply(c: connection, is_orig: bool, code: count, cmd: string, msg: string, cont_resp: bool) &priority=3
	{
	if ( code < 400 || blocklist_error_messages !in msg )
		return;

	local told: Notice::Type = Blocklist_Error_Message;
	local what = fmt("%s was told that a list blocks it", c$id$orig_h);

	for ( _, named in extract_ip_addresses(msg) )
		if ( to_addr(named) == c$id$orig_h )
			{
			told = Blocklist_Blocked_Host;
			what = fmt("%s is on a blocklist", c$id$orig_h);
			}

	NOTICE(Notice::Info($note=told, $msg=what, $sub=msg, $conn=c, $identifier=cat(c$id$orig_h)));
	}
