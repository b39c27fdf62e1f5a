# DCE/RPC over TCP (C706, chapter 12): any connection-oriented PDU, in either direction, also in the middle of a stream.

signature dpd_dce_rpc {
	ip-proto == tcp
	payload /^\x05[\x00\x01][\x00\x02\x03\x0b-\x10][\x00-\xff][\x00\x10]\x00\x00\x00/
	enable "DCE_RPC"
}
