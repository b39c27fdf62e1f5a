@load ./main
@load ./pools
@load ./tables

@if ( Cluster::is_enabled() )

# The layout is a script of the site, unless somebody has said already who is who.
@if ( |Cluster::nodes| == 0 )
@load cluster-layout
@endif

@if ( Cluster::node !in Cluster::nodes )
event zeek_init() &priority=100
	{ Reporter::fatal(fmt("'%s' is not part of the cluster layout", Cluster::node)); }
@endif

redef peer_description = Cluster::node;

@load ./subscriptions

@if ( Cluster::local_node_type() == Cluster::WORKER )
@load ./nodes/worker
@else

@if ( Cluster::local_node_type() == Cluster::PROXY )
@load ./nodes/proxy
@else

@if ( Cluster::local_node_type() == Cluster::LOGGER )
@load ./nodes/logger
@else
@load ./nodes/manager
@endif

@endif

@endif

@endif
