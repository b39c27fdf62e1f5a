##! Puts the link-layer addresses of both ends into conn.log.

@load base/protocols/conn

module Conn;

redef record Info += {
	## As they were when the connection began.
	orig_l2_addr: string &log &optional;
	resp_l2_addr: string &log &optional;
};

# Before the row is written.
event connection_state_remove(c: connection)
	{
	local row = c$conn;

	if ( c$orig?$l2_addr )
		row$orig_l2_addr = c$orig$l2_addr;

	if ( c$resp?$l2_addr )
		row$resp_l2_addr = c$resp$l2_addr;
	}
