##! Where Dhcp servers are usually found; that also tells the server's side of connections seen half-way.

module DHCP;

export {
	const server_ports: set[port] = { 67/udp, 4011/udp } &redef;
	const client_ports: set[port] = { 68/udp } &redef;
}

redef likely_server_ports += { server_ports };
