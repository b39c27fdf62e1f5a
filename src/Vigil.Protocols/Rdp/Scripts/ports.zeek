##! Where Rdp servers are usually found; that also tells the server's side of connections seen half-way.

module RDP;

export {
	const rdp_ports: set[port] = { 3389/tcp } &redef;
	const rdpeudp_ports: set[port] = { 3389/udp } &redef;
}

redef likely_server_ports += { rdp_ports, rdpeudp_ports };
