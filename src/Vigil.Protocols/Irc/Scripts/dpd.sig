# IRC (RFC 1459, 2812): registration, answered by the server's numerics or notices.

signature dpd_irc_client {
	ip-proto == tcp
	tcp-state originator
	payload /^([^\x0a]*\x0a)*(nick|user|pass|cap ls|server) *[^\x00\x0a]/i
}

signature dpd_irc_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_irc_client
	payload /^([^\x0a]*\x0a)*(:[^ \x0a]+ (00[1-4]|notice|cap|433) |ping )/i
	enable "IRC"
}
