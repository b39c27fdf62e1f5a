# SSH: both ends begin with their version.

signature dpd_ssh_client {
	tcp-state originator
	ip-proto == tcp
	payload /^[sS][sS][hH]-[12]\./
}

signature dpd_ssh_server {
	tcp-state responder
	requires-reverse-signature dpd_ssh_client
	ip-proto == tcp
	payload /^[sS][sS][hH]-[12]\./
	enable "SSH"
}
