# SMB 1 and 2 (MS-SMB, MS-SMB2) in NetBIOS session messages.

signature dpd_smb_client {
	ip-proto == tcp
	tcp-state originator
	payload /^\x00[\x00\x01]..[\xff\xfe]SMB/
}

signature dpd_smb_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_smb_client
	payload /^\x00[\x00\x01]..[\xff\xfe]SMB/
	enable "SMB"
}
