# IMAP (RFC 3501): the server greets, the client sends tagged commands.

signature dpd_imap_client {
	ip-proto == tcp
	tcp-state originator
	payload /^[A-Za-z0-9.]+ (capability|login|starttls|authenticate|id |noop|logout|namespace|select)/i
}

signature dpd_imap_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_imap_client
	payload /^\* (OK|PREAUTH|BYE) /i
	enable "IMAP"
}
