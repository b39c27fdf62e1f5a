##! Where Snmp servers are usually found; that also tells the server's side of connections seen half-way.

module SNMP;

export {
	const ports: set[port] = { 161/udp, 162/udp } &redef;
}

redef likely_server_ports += { ports };
