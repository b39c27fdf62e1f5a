##! Shares of the traffic by capture filter: each worker of a host takes one, where nothing else shares it out.

@load base/frameworks/cluster
@load base/frameworks/packet-filter

module LoadBalancing;

export {
	type Method: enum {
		## Nodes with a number get a filter that passes their share.
		AUTO_BPF,
	};

	## How to share.
	const method: Method = AUTO_BPF &redef;
}

@if ( Cluster::is_enabled() )
event zeek_init() &priority=5
	{
	# Those of one host and interface share it.
	local me = Cluster::nodes[Cluster::node];
	local parts = 0;
	local mine = 0;

	if ( method != AUTO_BPF || me$node_type != Cluster::WORKER )
		return;

	for ( _, other in Cluster::nodes_with_type(Cluster::WORKER) )
		{
		if ( other$node$ip != me$ip )
			next;

		if ( other$name == Cluster::node )
			mine = parts;

		++parts;
		}

	if ( parts > 1 )
		capture_filters["lb_filter"] = PacketFilter::sampling_filter(parts, mine);
	}
@endif
