##! Where Ntp servers are usually found; that also tells the server's side of connections seen half-way.

module NTP;

export {
	const ports: set[port] = { 123/udp } &redef;
}

redef likely_server_ports += { ports };
