# The MySQL protocol: the server greets with its version, in a packet numbered 0.

signature dpd_mysql {
	ip-proto == tcp
	tcp-state responder
	payload /^.\x00\x00\x00\x0a[0-9]{1,2}\.[0-9]{1,2}\.[0-9]+[ -~]*\x00/
	enable "MySQL"
}
