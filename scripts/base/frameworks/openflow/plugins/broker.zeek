##! A controller at the other end of a Broker connection.

@load ../main

@ifdef ( Broker::peer )

module OpenFlow;

export {
	## One for the switch *dpid*; *topic* is what is published to.
	global broker_new: function(name: string, host: addr, host_port: port, topic: string, dpid: count): OpenFlow::Controller;

	redef record ControllerState += { broker_host: addr &optional; broker_port: port &optional;
		broker_dpid: count &optional; broker_topic: string &optional; };

	## What goes to the other side.
	global broker_flow_mod: event(name: string, dpid: count, match: ofp_match, flow_mod: ofp_flow_mod);
	global broker_flow_clear: event(name: string, dpid: count);
}

global broker_peers: table[port, string] of Controller;

function broker_describe(state: ControllerState): string
	{ return fmt("Broker-%s:%d-%d", state$broker_host, state$broker_port, state$broker_dpid); }

function broker_flow_mod_fun(state: ControllerState, match: ofp_match, flow_mod: OpenFlow::ofp_flow_mod): bool
	{
	Broker::publish(state$broker_topic, OpenFlow::broker_flow_mod, state$_name, state$broker_dpid, match, flow_mod);
	return T;
	}

function broker_flow_clear_fun(state: ControllerState): bool
	{
	Broker::publish(state$broker_topic, OpenFlow::broker_flow_clear, state$_name, state$broker_dpid);
	return T;
	}

function broker_init(state: ControllerState)
	{
	# Answers come under the same topic.
	Broker::subscribe(state$broker_topic);
	Broker::peer(cat(state$broker_host), state$broker_port);
	}

event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
	{
	local where = endpoint$network;

	if ( [where$bound_port, where$address] in broker_peers )
		controller_init_done(broker_peers[where$bound_port, where$address]);
	}

function broker_new(name: string, host: addr, host_port: port, topic: string, dpid: count): OpenFlow::Controller
	{
	local c = OpenFlow::Controller($supports_flow_removed=T, $describe=broker_describe, $init=broker_init,
	                               $flow_mod=broker_flow_mod_fun, $flow_clear=broker_flow_clear_fun,
	                               $state=OpenFlow::ControllerState($broker_host=host, $broker_port=host_port,
	                                                                $broker_dpid=dpid, $broker_topic=topic));

	if ( [host_port, cat(host)] in broker_peers )
		Reporter::warning(fmt("several OpenFlow controllers are reached through %s:%s", host, host_port));
	else
		broker_peers[host_port, cat(host)] = c;

	register_controller(OpenFlow::BROKER, name, c);
	return c;
	}

@endif
