##! Looks for names that are asked for, and for addresses in answers.

@load base/frameworks/intel
@load ./where-locations
@load base/protocols/dns

event dns_request(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count) &group="Intel::DOMAIN"
	{
	Intel::seen(Intel::Seen($where=DNS::IN_REQUEST, $conn=c, $indicator=query, $indicator_type=Intel::DOMAIN));
	}

event dns_A_reply(c: connection, msg: dns_msg, ans: dns_answer, a: addr) &group="Intel::ADDR"
	{
	Intel::seen(Intel::Seen($where=DNS::IN_RESPONSE, $conn=c, $host=a));
	}

event dns_AAAA_reply(c: connection, msg: dns_msg, ans: dns_answer, a: addr) &group="Intel::ADDR"
	{
	Intel::seen(Intel::Seen($where=DNS::IN_RESPONSE, $conn=c, $host=a));
	}
