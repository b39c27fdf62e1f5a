# TLS (RFC 8446, 5246) and SSL 3 records, the hello of SSL 2, and DTLS (RFC 9147, 6347). A server may begin with an alert.

signature dpd_tls_client {
	ip-proto == tcp
	tcp-state originator
	payload /^(\x16\x03[\x00-\x04][\x00-\x48].\x01\x00..(\x03[\x00-\x04]|\x7f.)|[\x80-\x8f].\x01(\x00\x02|\x03[\x00-\x03]))/
	enable "SSL"
}

signature dpd_tls_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_tls_client
	payload /^((\x15\x03[\x00-\x04]\x00\x02\x01.)?\x16\x03[\x00-\x04][\x00-\x48].\x02\x00..(\x03[\x00-\x04]|\x7f.)|\x15\x03[\x00-\x04]\x00\x02[\x01\x02].|[\x80-\x8f].\x04.[\x01-\x03]\x00\x02)/
	enable "SSL"
}

signature dpd_dtls_client {
	ip-proto == udp
	payload /^\x16\xfe[\xfd\xff]\x00{3}.{7}\x01.{11}\xfe[\xfd\xff]/
	enable "DTLS"
}

signature dpd_dtls_server {
	ip-proto == udp
	requires-reverse-signature dpd_dtls_client
	payload /^\x16\xfe[\xfd\xff]\x00{3}.{7}[\x02\x03].{11}\xfe[\xfc\xfd\xff]/
	enable "DTLS"
}
