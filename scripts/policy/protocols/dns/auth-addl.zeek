##! Puts the authority and additional sections of DNS answers into dns.log.

@load base/protocols/dns

redef dns_skip_all_auth = F;
redef dns_skip_all_addl = F;

module DNS;

export {
	redef record Info += {
		auth: set[string] &log &optional;
		addl: set[string] &log &optional;
	};
}

hook DNS::do_reply(c: connection, msg: dns_msg, ans: dns_answer, reply: string) &priority=4
	{
	# The answer section is in the log anyway; the rest counts only for what ends there.
	if ( ! c?$dns || ans$answer_type == DNS_ANS )
		return;

	local row = c$dns;

	if ( ans$answer_type == DNS_AUTH )
		{
		local authorities = row?$auth ? row$auth : set();
		add authorities[reply];
		row$auth = authorities;
		}
	else if ( ans$answer_type == DNS_ADDL )
		{
		local extras = row?$addl ? row$addl : set();
		add extras[reply];
		row$addl = extras;
		}
	}
