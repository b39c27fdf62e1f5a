# SMTP (RFC 5321).

signature dpd_smtp_client {
	ip-proto == tcp
	tcp-state originator
	payload /^([^\x0a]*\x0a)?[ \x09]*(helo|ehlo|lhlo)[ \x09\x0d\x0a]/i
}

signature dpd_smtp_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_smtp_client
	payload /^[ \x09\x0d\x0a]*(220|421)[ -]/
	enable "SMTP"
}
