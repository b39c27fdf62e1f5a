##! The side that is controlled: answers what a controlling program asks. To be loaded by the monitor.

@load base/frameworks/control

module Control;


event Control::id_value_request(id: string)
	{
	event Control::id_value_response(id, fmt("%s", lookup_ID(id)));
	}

event Control::net_stats_request()
	{
	local s = get_net_stats();
	local text = fmt("%.6f recvd=%d dropped=%d link=%d", network_time(), s$pkts_recvd, s$pkts_dropped, s$pkts_link);
	event Control::net_stats_response(text);
	}

event Control::peer_status_request()
	{
	local lines = "";

@ifdef ( Broker::peers )
	for ( _, p in Broker::peers() )
		lines += fmt("%.6f peer=%s host=%s status=%s\n", network_time(), p$peer$id,
		             p$peer?$network ? fmt("%s:%s", p$peer$network$address, p$peer$network$bound_port) : "", p$status);
@endif

	event Control::peer_status_response(lines);
	}

event Control::configuration_update_request()
	{
	# Whoever has something to bring up to date handles this.
	event Control::configuration_update();
	event Control::configuration_update_response();
	}

event Control::shutdown_request()
	{
	# First the answer, then the end.
	event Control::shutdown_response();
	terminate();
	}
