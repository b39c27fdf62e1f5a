##! Where Modbus servers are usually found; that also tells the server's side of connections seen half-way.

module Modbus;

export {
	const ports: set[port] = { 502/tcp } &redef;
}

redef likely_server_ports += { ports };
