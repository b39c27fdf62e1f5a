##! Where Xmpp servers are usually found; that also tells the server's side of connections seen half-way.

module XMPP;

export {
	const ports: set[port] = { 5222/tcp, 5269/tcp } &redef;
}

redef likely_server_ports += { ports };
