# POP3 (RFC 1939, 5034).

signature dpd_pop3_client {
	ip-proto == tcp
	tcp-state originator
	payload /^([^\x0a]*\x0a)*[ \x09]*(user [^\x0a]|apop |capa|auth|stls)/i
}

signature dpd_pop3_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_pop3_client
	payload /^(\+OK|-ERR)/i
	enable "POP3"
}
