##! Where Smb servers are usually found; that also tells the server's side of connections seen half-way.

module SMB;

export {
	const ports: set[port] = { 139/tcp, 445/tcp } &redef;
}

redef likely_server_ports += { ports };
