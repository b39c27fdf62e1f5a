# Kerberos 5 (RFC 4120): AS-REQ or TGS-REQ, lengths of any form, then version 5 and the type again. Over TCP behind the length.

signature dpd_krb_udp_request {
	ip-proto == udp
	payload /^[\x6a\x6c]([\x00-\x7f]|\x81.|\x82..)\x30([\x00-\x7f]|\x81.|\x82..)\xa1\x03\x02\x01\x05\xa2\x03\x02\x01[\x0a\x0c]/
	enable "KRB"
}

signature dpd_krb_tcp_request {
	ip-proto == tcp
	tcp-state originator
	payload /^\x00[\x00-\x0f]..[\x6a\x6c]([\x00-\x7f]|\x81.|\x82..)\x30([\x00-\x7f]|\x81.|\x82..)\xa1\x03\x02\x01\x05\xa2\x03\x02\x01[\x0a\x0c]/
	enable "KRB_TCP"
}
