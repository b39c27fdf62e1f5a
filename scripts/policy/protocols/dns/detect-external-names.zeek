##! Notices when a name outside of the site's zones leads to a host of the site.

@load base/frameworks/notice
@load base/utils/site

module DNS;

export {
	redef enum Notice::Type += {
		## Someone else's name for one of our hosts.
		External_Name,
	};

	## Servers whose answers are not looked at: multicast DNS and link-local resolution by default.
	option skip_resp_host_port_pairs: set[addr, port] = { [224.0.0.251, 5353/udp], [[ff02::fb], 5353/udp] };
}

function detect_external_names(c: connection, msg: dns_msg, ans: dns_answer, a: addr)
	{
	# Without zones nothing could be outside.
	if ( |Site::local_zones| == 0 || [c$id$resp_h, c$id$resp_p] in skip_resp_host_port_pairs )
		return;

	if ( Site::is_local_addr(a) && ! Site::is_local_name(ans$query) )
		NOTICE(Notice::Info($note=External_Name, $conn=c, $identifier=cat(a, ans$query),
		                    $msg=fmt("%s is likely to be a name that others gave to %s", ans$query, a)));
	}

event dns_A_reply(c: connection, msg: dns_msg, ans: dns_answer, a: addr) &priority=-3
	{ detect_external_names(c, msg, ans, a); }

event dns_AAAA_reply(c: connection, msg: dns_msg, ans: dns_answer, a: addr) &priority=-3
	{ detect_external_names(c, msg, ans, a); }
