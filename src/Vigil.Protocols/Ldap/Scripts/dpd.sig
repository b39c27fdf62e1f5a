# LDAP (RFC 4511): a message begins with its number and the tag of the operation.

signature dpd_ldap_client_tcp {
	ip-proto == tcp
	tcp-state originator
	payload /^\x30(\x84\x00\x00..|\x82..|\x81.|[\x05-\x7f])\x02[\x01-\x04].{1,4}[\x60\x63\x66\x68\x6c\x6e\x77]/
}

signature dpd_ldap_server_tcp {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_ldap_client_tcp
	payload /^\x30(\x84\x00\x00..|\x82..|\x81.|[\x05-\x7f])\x02[\x01-\x04].{1,4}[\x61\x64\x65\x67\x69\x6d\x6f\x73\x78]/
	enable "LDAP_TCP"
}

signature dpd_ldap_client_udp {
	ip-proto == udp
	payload /^\x30(\x84\x00\x00..|\x82..|\x81.|[\x05-\x7f])\x02[\x01-\x04].{1,4}\x63/
}

signature dpd_ldap_server_udp {
	ip-proto == udp
	requires-reverse-signature dpd_ldap_client_udp
	payload /^\x30(\x84\x00\x00..|\x82..|\x81.|[\x05-\x7f])\x02[\x01-\x04].{1,4}[\x64\x65]/
	enable "LDAP_UDP"
}
