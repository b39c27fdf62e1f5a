##! The side that is controlled: answers what a controlling program asks. To be loaded by the monitor.

@load base/frameworks/broker
@load base/frameworks/cluster
@load base/frameworks/control

module Control;

# Answers to one kind of request, of one node: programs tell them apart by that.
function answers(request: string): string
	{ return fmt("%s/%s_response/%s", topic_prefix, request, Cluster::node); }

event zeek_init() &priority=-10
	{
	# Requests come under the identity of this process, or under the topic of the node.
	Broker::subscribe(fmt("%s/%s", topic_prefix, Broker::node_id()));

	if ( ! Cluster::is_enabled() && controllee_listen )
		Broker::listen();
	}

event Control::id_value_request(id: string)
	{
	Cluster::publish(answers("id_value"), Control::id_value_response, id, fmt("%s", lookup_ID(id)));
	}

event Control::net_stats_request()
	{
	local s = get_net_stats();
	Cluster::publish(answers("net_stats"), Control::net_stats_response,
	                 fmt("%.6f recvd=%d dropped=%d link=%d", network_time(), s$pkts_recvd, s$pkts_dropped, s$pkts_link));
	}

event Control::peer_status_request()
	{
	local lines = "";

	for ( _, p in Broker::peers() )
		lines += fmt("%.6f peer=%s host=%s status=%s\n", network_time(), p$peer$id,
		             p$peer?$network ? fmt("%s:%s", p$peer$network$address, p$peer$network$bound_port) : "", p$status);

	Cluster::publish(answers("peer_status"), Control::peer_status_response, lines);
	}

event Control::configuration_update_request()
	{
	# Whoever has something to bring up to date handles this.
	event Control::configuration_update();
	Cluster::publish(answers("configuration_update"), Control::configuration_update_response);
	}

event end_of_control()
	{ terminate(); }

event Control::shutdown_request()
	{
	# First the answer, which takes its time, then the end.
	Cluster::publish(answers("shutdown"), Control::shutdown_response);
	schedule 1sec { end_of_control() };
	}
