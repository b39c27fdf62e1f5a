##! A backend at the other end of a Broker connection: rules go out as events and so do the answers come in.

@load ../main
@load ../plugin

@ifdef ( Broker::peer )

module NetControl;

export {
	## The peer, what is published to, which rules to hand on.
	type BrokerConfig: record { topic: string &optional;
		host: addr &optional;
		bport: port &optional;
		monitor: bool &default=T;
		forward: bool &default=T;
		check_pred: function(p: PluginState, r: Rule): bool &optional; };

	## *can_expire*: whether the other side lets rules run out.
	global create_broker: function(config: BrokerConfig, can_expire: bool): PluginState;

	redef record PluginState += { broker_config: BrokerConfig &optional; broker_id: count &optional; };

	## To the other side.
	global broker_add_rule: event(id: count, r: Rule);
	global broker_remove_rule: event(id: count, r: Rule, reason: string);

	## From there.
	global broker_rule_added: event(id: count, r: Rule, msg: string);
	global broker_rule_exists: event(id: count, r: Rule, msg: string);
	global broker_rule_removed: event(id: count, r: Rule, msg: string);
	global broker_rule_error: event(id: count, r: Rule, msg: string);
	global broker_rule_timeout: event(id: count, r: Rule, i: FlowInfo);
}

global netcontrol_broker_peers: table[port, string] of PluginState;
global netcontrol_broker_topics: set[string] = set();
global netcontrol_broker_id: table[count] of PluginState = table();
global netcontrol_broker_current_id: count = 0;

# Whom an answer is for; says so if it is for nobody.
function broker_backend(id: count): bool
	{
	if ( id in netcontrol_broker_id )
		return T;

	Reporter::error(fmt("an answer came for an unknown Broker backend of network control (%d)", id));
	return F;
	}

event NetControl::broker_rule_added(id: count, r: Rule, msg: string)
	{ if ( broker_backend(id) ) event NetControl::rule_added(r, netcontrol_broker_id[id], msg); }

event NetControl::broker_rule_exists(id: count, r: Rule, msg: string)
	{ if ( broker_backend(id) ) event NetControl::rule_exists(r, netcontrol_broker_id[id], msg); }

event NetControl::broker_rule_removed(id: count, r: Rule, msg: string)
	{ if ( broker_backend(id) ) event NetControl::rule_removed(r, netcontrol_broker_id[id], msg); }

event NetControl::broker_rule_error(id: count, r: Rule, msg: string)
	{ if ( broker_backend(id) ) event NetControl::rule_error(r, netcontrol_broker_id[id], msg); }

event NetControl::broker_rule_timeout(id: count, r: Rule, i: FlowInfo)
	{ if ( broker_backend(id) ) event NetControl::rule_timeout(r, i, netcontrol_broker_id[id]); }

function broker_name(p: PluginState): string
	{ return "Broker-" + p$broker_config$topic; }

function broker_check_rule(p: PluginState, r: Rule): bool
	{
	local wanted = p$broker_config;

	if ( wanted?$check_pred && ! wanted$check_pred(p, r) )
		return F;

	return r$target == MONITOR ? wanted$monitor : wanted$forward;
	}

function broker_add_rule_fun(p: PluginState, r: Rule): bool
	{
	local fits = broker_check_rule(p, r);

	if ( fits )
		Broker::publish(p$broker_config$topic, NetControl::broker_add_rule, p$broker_id, r);

	return fits;
	}

function broker_remove_rule_fun(p: PluginState, r: Rule, reason: string): bool
	{
	local fits = broker_check_rule(p, r);

	if ( fits )
		Broker::publish(p$broker_config$topic, NetControl::broker_remove_rule, p$broker_id, r, reason);

	return fits;
	}

function broker_init(p: PluginState)
	{
	Broker::subscribe(p$broker_config$topic);
	Broker::peer(cat(p$broker_config$host), p$broker_config$bport);
	}

event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
	{
	local where = endpoint$network;

	if ( [where$bound_port, where$address] in netcontrol_broker_peers )
		plugin_activated(netcontrol_broker_peers[where$bound_port, where$address]);
	}

global broker_plugin: Plugin = Plugin($name=broker_name, $can_expire=F, $init=broker_init,
                                      $add_rule=broker_add_rule_fun, $remove_rule=broker_remove_rule_fun);

global broker_plugin_can_expire: Plugin = Plugin($name=broker_name, $can_expire=T, $init=broker_init,
                                                 $add_rule=broker_add_rule_fun, $remove_rule=broker_remove_rule_fun);

function create_broker(config: BrokerConfig, can_expire: bool): PluginState
	{
	local p = PluginState($plugin=can_expire ? broker_plugin_can_expire : broker_plugin, $broker_config=config);
	local peer = cat(config$host);

	if ( config$topic in netcontrol_broker_topics )
		Reporter::warning(fmt("several Broker backends of network control share the topic %s", config$topic));

	if ( [config$bport, peer] in netcontrol_broker_peers )
		Reporter::warning(fmt("several Broker backends of network control talk to %s:%s", peer, config$bport));

	add netcontrol_broker_topics[config$topic];
	netcontrol_broker_peers[config$bport, peer] = p;
	p$broker_id = netcontrol_broker_current_id;
	++netcontrol_broker_current_id;
	netcontrol_broker_id[p$broker_id] = p;
	return p;
	}

@endif
