##! Puts the PPPoE session of a connection into conn.log.

@load base/protocols/conn

module Conn;

redef record Info += { pppoe_session_id: count &log &optional; };

@ifdef ( PacketAnalyzer::PPPoE::session_id )
event new_connection(c: connection)
	{
	local session = PacketAnalyzer::PPPoE::session_id();

	# The largest number says that there is none.
	if ( session == 0xffffffffffffffff )
		return;

	Conn::set_conn(c, F);
	c$conn$pppoe_session_id = session;
	}
@endif
