##! Puts the name of the IP protocol beside its number into conn.log.

@load base/protocols/conn

module Conn;

redef record Info += { ip_proto_name: string &log &optional; };

@ifdef ( IP::protocol_names )
event new_connection(c: connection) &priority=5
	{
	# The row is made here, so that connections of protocols without an analyzer have it as well.
	Conn::set_conn(c, F);

	if ( c$conn?$ip_proto && c$conn$ip_proto in IP::protocol_names )
		c$conn$ip_proto_name = IP::protocol_names[c$conn$ip_proto];
	}
@endif
