# RFB (RFC 6143, 7.1.1): both ends say their version.

signature dpd_rfb_client {
	ip-proto == tcp
	tcp-state originator
	payload /^RFB 0[0-9]{2}\.[0-9]{3}\x0a/
}

signature dpd_rfb_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_rfb_client
	payload /^RFB 0[0-9]{2}\.[0-9]{3}\x0a/
	enable "RFB"
}
