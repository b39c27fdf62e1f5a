##! MD5 fingerprints of host keys in ssh.log, for those who compare with older logs.

@load base/protocols/ssh

module SSH;

redef record Info += {
	## MD5 of the key that the server showed.
	host_key: string &log &optional;
};

event ssh_server_host_key(c: connection, hash: string)
	{
	if ( c?$ssh )
		c$ssh$host_key = hash;
	}
