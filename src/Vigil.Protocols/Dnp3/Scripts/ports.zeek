##! Where Dnp3 servers are usually found; that also tells the server's side of connections seen half-way.

module DNP3;

export {
	const ports: set[port] = { 20000/tcp, 20000/udp } &redef;
}

redef likely_server_ports += { ports };
