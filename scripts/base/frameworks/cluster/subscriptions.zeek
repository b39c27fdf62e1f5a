##! What every node of a cluster listens to: its name, its identity, its kind, and the control of its backend.

@load ./main

module Cluster;

event zeek_init() &priority=-5
	{
	if ( getenv("ZEEKCTL_CHECK_CONFIG") != "" )
		return;

	subscribe(node_topic(node));
	subscribe(nodeid_topic(node_id()));
	subscribe("zeek/table/");

	switch ( local_node_type() )
		{
		case MANAGER:
			subscribe(manager_topic);

			if ( manager_is_logger )
				{
				subscribe(logger_topic);
				subscribe(Broker::default_log_topic_prefix);
				}

			break;
		case LOGGER:
			subscribe(logger_topic);
			subscribe(Broker::default_log_topic_prefix);
			break;
		case PROXY:
			subscribe(proxy_topic);
			break;
		case WORKER:
			subscribe(worker_topic);
			break;
		}
	}

# After subscriptions, so that nobody is heard of before anybody can be heard.
event zeek_init() &priority=-10
	{
	if ( getenv("ZEEKCTL_DISABLE_LISTEN") != "" || getenv("ZEEKCTL_CHECK_CONFIG") != "" )
		return;

	if ( backend == CLUSTER_BACKEND_NONE )
		Reporter::fatal(fmt("'%s' is a cluster node, but no backend is selected: load policy/frameworks/cluster/backend/broker", node));
	else if ( ! init() )
		Reporter::fatal("the cluster backend could not be started");
	}

event Cluster::websocket_client_added(endpoint: EndpointInfo, subscriptions: string_vec)
	{ Cluster::log(fmt("WebSocket client %s subscribed to %s", format_endpoint_info(endpoint), subscriptions)); }

event Cluster::websocket_client_lost(endpoint: EndpointInfo, code: count, reason: string)
	{ Cluster::log(fmt("WebSocket client %s gone with code %d: %s", format_endpoint_info(endpoint), code, reason)); }
