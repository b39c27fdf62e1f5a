##! Where Redis servers are usually found; that also tells the server's side of connections seen half-way.

module Redis;

export {
	const ports: set[port] = { 6379/tcp } &redef;
}

redef likely_server_ports += { ports };
