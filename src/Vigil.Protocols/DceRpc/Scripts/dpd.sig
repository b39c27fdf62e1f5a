# DCE/RPC over TCP (C706, chapter 12): bind and what answers it.

signature dpd_dce_rpc_client {
	ip-proto == tcp
	tcp-state originator
	payload /^\x05[\x00\x01]\x0b[\x00-\xff][\x00\x10]\x00\x00\x00/
}

signature dpd_dce_rpc_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_dce_rpc_client
	payload /^\x05[\x00\x01][\x0c\x0d\x03][\x00-\xff][\x00\x10]\x00\x00\x00/
	enable "DCE_RPC"
}
