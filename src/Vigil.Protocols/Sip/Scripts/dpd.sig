# SIP over UDP (RFC 3261, 7).

signature dpd_sip_udp_req {
	ip-proto == udp
	payload /^[A-Z]+ [^ \x0a]+ SIP\/[0-9]\.[0-9]\x0d?\x0a/
	enable "SIP"
}

signature dpd_sip_udp_resp {
	ip-proto == udp
	payload /^SIP\/[0-9]\.[0-9] [1-6][0-9]{2} /
	enable "SIP"
}
