##! Where Krb servers are usually found; that also tells the server's side of connections seen half-way.

module KRB;

export {
	const tcp_ports: set[port] = { 88/tcp } &redef;
	const udp_ports: set[port] = { 88/udp } &redef;
}

redef likely_server_ports += { tcp_ports, udp_ports };
