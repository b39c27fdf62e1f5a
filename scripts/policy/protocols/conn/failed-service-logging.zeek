##! Puts protocols that turned out not to be spoken after all into conn.log.

@load base/protocols/conn

module Conn;

redef record Conn::Info += { failed_service: set[string] &log &optional; };

event connection_state_remove(c: connection)
	{
	if ( ! c?$failed_analyzers || |c$failed_analyzers| == 0 )
		return;

	local failed: set[string] = set();

	for ( name in c$failed_analyzers )
		add failed[to_lower(name)];

	c$conn$failed_service = failed;
	}
