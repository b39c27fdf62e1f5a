# DNP3 (IEEE 1815): data link frames begin with two fixed octets and a length of at least 5.

signature dpd_dnp3_client {
	ip-proto == tcp
	tcp-state originator
	payload /^\x05\x64[\x05-\xff]/
}

signature dpd_dnp3_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_dnp3_client
	payload /^\x05\x64[\x05-\xff]/
	enable "DNP3_TCP"
}

signature dpd_dnp3_client_udp {
	ip-proto == udp
	payload /^\x05\x64[\x05-\xff]/
}

signature dpd_dnp3_server_udp {
	ip-proto == udp
	requires-reverse-signature dpd_dnp3_client_udp
	payload /^\x05\x64[\x05-\xff]/
	enable "DNP3_UDP"
}
