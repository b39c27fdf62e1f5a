##! Where Imap servers are usually found; that also tells the server's side of connections seen half-way.

module IMAP;

export {
	const ports: set[port] = { 143/tcp } &redef;
}

redef likely_server_ports += { ports };
