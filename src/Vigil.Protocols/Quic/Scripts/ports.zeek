##! Where Quic servers are usually found; that also tells the server's side of connections seen half-way.

module QUIC;

export {
	const quic_ports: set[port] = { 443/udp } &redef;
	const doq_ports: set[port] = { 784/udp, 853/udp } &redef;
}

redef likely_server_ports += { quic_ports, doq_ports };
