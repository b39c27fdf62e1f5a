##! Building blocks of capture filters.

module PacketFilter;

export {
	## A filter term for a port.
	global port_to_bpf: function(p: port): string;

	## Joins two filters, either of which may be empty.
	global combine_filters: function(lfilter: string, op: string, rfilter: string): string;

	## A filter that passes one of *num_parts* equal shares of the traffic; both directions of a flow fall into one.
	global sampling_filter: function(num_parts: count, this_part: count): string;
}

function port_to_bpf(p: port): string
	{
	return fmt("%s and port %d", get_port_transport_proto(p), port_to_count(p));
	}

function combine_filters(lfilter: string, op: string, rfilter: string): string
	{
	if ( lfilter == "" || rfilter == "" )
		return lfilter == "" ? rfilter : lfilter;

	return fmt("(%s) %s (%s)", lfilter, op, rfilter);
	}

function sampling_filter(num_parts: count, this_part: count): string
	{
	# The low bits of both addresses, added: the same sum whichever way the packet goes.
	local v4 = fmt("ip and ((ip[14:2]+ip[18:2]) - (%d*((ip[14:2]+ip[18:2])/%d)) == %d)", num_parts, num_parts, this_part);
	local v6 = fmt("ip6 and ((ip6[22:2]+ip6[38:2]) - (%d*((ip6[22:2]+ip6[38:2])/%d)) == %d)", num_parts, num_parts, this_part);
	return combine_filters(v4, "or", v6);
	}
