##! Where Ldap servers are usually found; that also tells the server's side of connections seen half-way.

module LDAP;

export {
	const ports_tcp: set[port] = { 389/tcp, 3268/tcp } &redef;
	const ports_udp: set[port] = { 389/udp } &redef;
}

redef likely_server_ports += { ports_tcp, ports_udp };
