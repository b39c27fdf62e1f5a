##! Where Sip servers are usually found; that also tells the server's side of connections seen half-way.

module SIP;

export {
	const ports: set[port] = { 5060/udp } &redef;
}

redef likely_server_ports += { ports };
