# Redis, RESP: a command as an array of bulk strings, and a reply of any type.

signature dpd_redis_client {
	ip-proto == tcp
	tcp-state originator
	payload /^\*[0-9]{1,5}\x0d\x0a\$[0-9]{1,5}\x0d\x0a[A-Za-z.]+\x0d\x0a/
}

signature dpd_redis_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_redis_client
	payload /^([+-][A-Z]|[:$*%~_(,#>=!][-0-9tf\x0d])/
	enable "Redis"
}
