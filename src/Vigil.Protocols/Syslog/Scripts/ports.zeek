##! Where Syslog servers are usually found; that also tells the server's side of connections seen half-way.

module Syslog;

export {
	const ports: set[port] = { 514/udp } &redef;
}

redef likely_server_ports += { ports };
