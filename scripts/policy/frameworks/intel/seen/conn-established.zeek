##! Looks for the ends of connections among the indicators.

@load base/frameworks/intel
@load ./where-locations

module Intel;

function look_for_ends(c: connection)
	{
	Intel::seen(Intel::Seen($host=c$id$orig_h, $conn=c, $where=Conn::IN_ORIG));
	Intel::seen(Intel::Seen($host=c$id$resp_h, $conn=c, $where=Conn::IN_RESP));
	}

event connection_established(c: connection) &group="Intel::ADDR"
	{
	# A responder that never sent anything was not really there.
	if ( c$orig$state == TCP_ESTABLISHED && c$resp$state == TCP_ESTABLISHED )
		look_for_ends(c);
	}
