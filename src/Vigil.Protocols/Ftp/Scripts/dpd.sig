# FTP (RFC 959): a login that the server answers.

signature dpd_ftp_client {
	ip-proto == tcp
	tcp-state originator
	payload /^([^\x0a]*\x0a)*[ \x09]*user /i
}

signature dpd_ftp_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_ftp_client
	payload /^[\x0d\x0a]*(120|220)[ -][^\x00]*\x0a *(230|331|332)[ -]/
	enable "FTP"
}
