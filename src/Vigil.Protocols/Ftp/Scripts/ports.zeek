##! Where Ftp servers are usually found; that also tells the server's side of connections seen half-way.

module FTP;

export {
	const ports: set[port] = { 21/tcp, 2811/tcp } &redef;
}

redef likely_server_ports += { ports };
