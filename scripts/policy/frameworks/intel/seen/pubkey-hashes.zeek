##! Looks for the host keys of SSH servers.

@load base/frameworks/intel
@load ./where-locations

event ssh_server_host_key(c: connection, hash: string) &group="Intel::PUBKEY_HASH"
	{
	Intel::seen(Intel::Seen($where=SSH::IN_SERVER_HOST_KEY, $conn=c, $indicator=hash, $indicator_type=Intel::PUBKEY_HASH));
	}
