##! Where Radius servers are usually found; that also tells the server's side of connections seen half-way.

module RADIUS;

export {
	const ports: set[port] = { 1812/udp } &redef;
}

redef likely_server_ports += { ports };
