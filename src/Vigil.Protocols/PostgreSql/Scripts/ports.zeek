##! Where PostgreSql servers are usually found; that also tells the server's side of connections seen half-way.

module PostgreSQL;

export {
	const ports: set[port] = { 5432/tcp } &redef;
}

redef likely_server_ports += { ports };
