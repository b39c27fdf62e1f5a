##! Puts protocols that turned out not to be spoken after all into conn.log.

@load base/protocols/conn

module Conn;

redef record Conn::Info += { failed_service: set[string] &log &optional; };

event connection_state_remove(c: connection)
	{
	if ( ! c?$service_violation || |c$service_violation| == 0 )
		return;

	local failed: set[string] = set();

	for ( name in c$service_violation )
		add failed[to_lower(name)];

	c$conn$failed_service = failed;
	}
