##! XMPP: only as far as STARTTLS, which makes the rest TLS's.

module XMPP;

export {
	## Where servers are usually found; that also tells the server's side of connections seen half-way.
	const ports: set[port] = { 5222/tcp, 5269/tcp } &redef;
}

redef likely_server_ports += { ports };

event zeek_init() &priority=5
	{ Analyzer::register_for_ports(Analyzer::ANALYZER_XMPP, ports); }
