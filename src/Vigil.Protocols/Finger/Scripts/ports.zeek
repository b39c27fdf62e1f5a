##! Where Finger servers are usually found; that also tells the server's side of connections seen half-way.

module Finger;

export {
	const ports: set[port] = { 79/tcp } &redef;
}

redef likely_server_ports += { ports };
