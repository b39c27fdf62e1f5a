##! Where Irc servers are usually found; that also tells the server's side of connections seen half-way.

module IRC;

export {
	const ports: set[port] = { 6666/tcp, 6667/tcp, 6668/tcp, 6669/tcp } &redef;
}

redef likely_server_ports += { ports };
