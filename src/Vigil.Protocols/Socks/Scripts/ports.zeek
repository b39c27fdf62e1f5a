##! Where Socks servers are usually found; that also tells the server's side of connections seen half-way.

module SOCKS;

export {
	const ports: set[port] = { 1080/tcp } &redef;
}

redef likely_server_ports += { ports };
