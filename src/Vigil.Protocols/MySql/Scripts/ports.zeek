##! Where MySql servers are usually found; that also tells the server's side of connections seen half-way.

module MySQL;

export {
	const ports: set[port] = { 1434/tcp, 3306/tcp } &redef;
}

redef likely_server_ports += { ports };
