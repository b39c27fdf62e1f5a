# RDP (MS-RDPBCGR 2.2.1): X.224 connection request and confirm in TPKT.

signature dpd_rdp_client {
	ip-proto == tcp
	tcp-state originator
	payload /^\x03\x00...\xe0\x00\x00..\x00(Cookie: |\x01[\x00-\x0f]\x08\x00)/
}

signature dpd_rdp_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_rdp_client
	payload /^\x03\x00\x00..\xd0[\x00-\xff]{4}[\x00-\x02]/
	enable "RDP"
}
