##! Where DceRpc servers are usually found; that also tells the server's side of connections seen half-way.

module DCE_RPC;

export {
	const ports: set[port] = { 135/tcp } &redef;
}

redef likely_server_ports += { ports };
