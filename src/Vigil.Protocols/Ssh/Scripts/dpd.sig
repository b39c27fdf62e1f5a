# SSH (RFC 4253, 4.2): both ends say their version first; a server may say other lines before.

signature dpd_ssh_client {
	ip-proto == tcp
	tcp-state originator
	payload /^ssh-[12]\.[0-9]/i
}

signature dpd_ssh_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_ssh_client
	payload /^([^\x0a]*\x0a)*ssh-[12]\.[0-9]/i
	enable "SSH"
}
