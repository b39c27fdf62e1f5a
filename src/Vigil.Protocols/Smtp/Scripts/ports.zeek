##! Where Smtp servers are usually found; that also tells the server's side of connections seen half-way.

module SMTP;

export {
	const ports: set[port] = { 25/tcp, 587/tcp } &redef;
}

redef likely_server_ports += { ports };
