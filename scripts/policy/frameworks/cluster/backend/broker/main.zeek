##! A cluster whose nodes are connected by Broker: each listens at the port the layout gives it and calls those it depends on.

@load base/frameworks/broker
@load base/frameworks/cluster

module Cluster;

redef Cluster::backend = CLUSTER_BACKEND_BROKER;
redef Broker::log_topic = Cluster::rr_log_topic;

# Whom a node of a kind calls.
global calls: table[NodeType] of vector of NodeType = {
	[MANAGER] = vector(LOGGER),
	[PROXY] = vector(LOGGER, MANAGER),
	[WORKER] = vector(LOGGER, PROXY, MANAGER),
};

function retry_after(): interval
	{
	local given = getenv("ZEEK_DEFAULT_CONNECT_RETRY");
	return given == "" ? retry_interval : double_to_interval(to_double(given));
	}

function call_node(other: NamedNode)
	{
	if ( other$node$p == 0/unknown || ! hook connect_node_hook(other) )
		return;

	local where = cat(other$node$ip);

	# An address of a link means nothing without the link.
	if ( other$node$zone_id != "" )
		where += "%" + other$node$zone_id;

	local status = Broker::peer(where, other$node$p, retry_after());
	Cluster::log(fmt("initiate peering with %s:%s, retry=%s, status=%s", where, other$node$p, retry_after(), status));
	}

# Workers are not connected with each other: what changes in their shared tables, the manager passes on.
event zeek_init()
	{
	if ( local_node_type() == WORKER )
		set_table_change_infos_forward_topic(manager_topic);
	}

# Late, so that scripts have subscribed to what they want to hear before anybody is connected.
event zeek_init() &priority=-11
	{
	if ( ! is_enabled() || node !in nodes || getenv("ZEEKCTL_DISABLE_LISTEN") != "" )
		return;

	local me = nodes[node];

	if ( me$p != 0/unknown )
		{
		local bound = Broker::listen(Broker::default_listen_address, me$p, Broker::default_listen_retry);
		Cluster::log(fmt("listening on %s:%s", Broker::default_listen_address, bound));
		}

	if ( me$node_type in calls )
		for ( _, kind in calls[me$node_type] )
			for ( _, other in nodes_with_type(kind) )
				call_node(other);
	}

event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string) &priority=10
	{
	if ( is_enabled() )
		Cluster::publish(nodeid_topic(endpoint$id), Cluster::hello, node, node_id());
	}

function node_is_gone(id: string)
	{
	local gone = nodeid_to_node(id);

	if ( gone$name != "" )
		event Cluster::node_down(gone$name, id);
	}

event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) &priority=10
	{
	node_is_gone(endpoint$id);
	}

event Broker::peer_removed(endpoint: Broker::EndpointInfo, msg: string) &priority=10
	{
	node_is_gone(endpoint$id);

	if ( /backpressure_overflow/ in msg )
		Cluster::log(fmt("removed due to backpressure overflow: %s", endpoint$id));
	}
