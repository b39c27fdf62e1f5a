# Gnutella: the handshake of peers.

signature dpd_gnutella_client {
	ip-proto == tcp
	tcp-state originator
	payload /^GNUTELLA( CONNECT)?\/[0-9]/
}

signature dpd_gnutella_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_gnutella_client
	payload /^GNUTELLA( OK|\/[0-9])/
	enable "Gnutella"
}
