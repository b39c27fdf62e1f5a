# HTTP/1: a request line one way, a status line the other. Methods are words in capitals, of WebDAV and its kin too.

signature dpd_http_client {
	tcp-state originator
	ip-proto == tcp
	payload /^[[:space:]]*[A-Z][A-Z_\-]{2,18}[[:space:]]+[^[:space:]]+([[:space:]]|$)/
}

signature dpd_http_server {
	tcp-state responder
	requires-reverse-signature dpd_http_client
	ip-proto == tcp
	payload /^HTTP\/[0-9]/
	enable "HTTP"
}
