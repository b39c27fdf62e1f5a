# SOCKS 4 and 5 (RFC 1928).

signature dpd_socks4_client {
	ip-proto == tcp
	tcp-state originator
	payload /^\x04[\x01\x02]..[\x00-\xff]{4}[ -~]*\x00/
}

signature dpd_socks4_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_socks4_client
	payload /^\x00[\x5a-\x5d]/
	enable "SOCKS"
}

signature dpd_socks5_client {
	ip-proto == tcp
	tcp-state originator
	payload /^\x05[\x01-\x0a][\x00-\x09\x80-\xfe]/
}

signature dpd_socks5_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_socks5_client
	payload /^\x05[\x00-\x02\xff]/
	enable "SOCKS"
}
