##! Puts VLAN numbers into conn.log.

@load base/protocols/conn

module Conn;

redef record Info += {
	## Of the outer tag, and of the inner one where there are two.
	vlan: int &log &optional;
	inner_vlan: int &log &optional;
};

# Before the row is written.
event connection_state_remove(c: connection)
	{
	local row = c$conn;

	if ( c?$inner_vlan )
		row$inner_vlan = c$inner_vlan;

	if ( c?$vlan )
		row$vlan = c$vlan;
	}
