##! A backend that turns rules into flow modifications for an OpenFlow controller.

@load ../main
@load ../plugin
@load base/frameworks/openflow

module NetControl;

export {
	## How to go about it, with functions that may refuse rules and change what is made of them.
	type OfConfig: record { monitor: bool &default=T;
		forward: bool &default=T;
		idle_timeout: count &default=0;
		table_id: count &optional;
		priority_offset: int &default=+0;
		check_pred: function(p: PluginState, r: Rule): bool &optional;
		match_pred: function(p: PluginState, e: Entity, m: vector of OpenFlow::ofp_match): vector of OpenFlow::ofp_match &optional;
		flow_mod_pred: function(p: PluginState, r: Rule, m: OpenFlow::ofp_flow_mod): OpenFlow::ofp_flow_mod &optional; };

	redef record PluginState += { of_controller: OpenFlow::Controller &optional; of_config: OfConfig &optional; };

	## What was sent and not yet answered; how often, and what came back.
	type OfTable: record { p: PluginState; r: Rule;
		c: count &default=0;
		packet_count: count &default=0;
		byte_count: count &default=0;
		duration_sec: double &default=0.0; };

	## How long to wait for a controller's answer, and for news of a flow.
	const openflow_message_timeout: interval = 20secs &redef;
	const openflow_flow_timeout: interval = 24hrs &redef;

	global create_openflow: function(controller: OpenFlow::Controller, config: NetControl::OfConfig &default=NetControl::OfConfig()): PluginState;
}

# An answer that never came.
function of_message_lost(t: table[count, OpenFlow::ofp_flow_mod_command] of OfTable, idx: any): interval
	{
	local cookie: count;
	local command: OpenFlow::ofp_flow_mod_command;
	[cookie, command] = idx;
	local about = t[cookie, command];
	event NetControl::rule_error(about$r, about$p, fmt("no answer from the controller to %s", command));
	return 0sec;
	}

# A flow that should be over by now, though the switch has not said so.
function of_flow_lost(t: table[count] of OfTable, idx: count): interval
	{
	local about = t[idx];

	if ( about$r?$expire )
		event NetControl::rule_timeout(about$r, FlowInfo($duration=openflow_flow_timeout), about$p);

	return 0sec;
	}

global of_messages: table[count, OpenFlow::ofp_flow_mod_command] of OfTable &create_expire=openflow_message_timeout &expire_func=of_message_lost;
global of_flows: table[count] of OfTable &create_expire=openflow_flow_timeout &expire_func=of_flow_lost;
global of_instances: table[string] of PluginState;

function openflow_name(p: PluginState): string
	{ return "Openflow-" + p$of_controller$describe(p$of_controller$state); }

function openflow_check_rule(p: PluginState, r: Rule): bool
	{
	local wanted = p$of_config;

	if ( wanted?$check_pred && ! wanted$check_pred(p, r) )
		return F;

	return r$target == MONITOR ? wanted$monitor : wanted$forward;
	}

function openflow_match_pred(p: PluginState, e: Entity, m: vector of OpenFlow::ofp_match): vector of OpenFlow::ofp_match
	{ return p$of_config?$match_pred ? p$of_config$match_pred(p, e, m) : m; }

function openflow_flow_mod_pred(p: PluginState, r: Rule, m: OpenFlow::ofp_flow_mod): OpenFlow::ofp_flow_mod
	{ return p$of_config?$flow_mod_pred ? p$of_config$flow_mod_pred(p, r, m) : m; }

function determine_dl_type(s: subnet): count
	{ return is_v6_subnet(s) ? OpenFlow::ETH_IPv6 : OpenFlow::ETH_IPv4; }

function determine_proto(p: port): count
	{ return is_tcp_port(p) ? OpenFlow::IP_TCP : (is_udp_port(p) ? OpenFlow::IP_UDP : OpenFlow::IP_ICMP); }

# One match for each direction that a rule is about.
function entity_to_match(p: PluginState, e: Entity): vector of OpenFlow::ofp_match
	{
	local out: vector of OpenFlow::ofp_match = vector();

	switch ( e$ty ) {
	case CONNECTION:
		out += OpenFlow::match_conn(e$conn);
		out += OpenFlow::match_conn(e$conn, T);
		break;

	case MAC:
		out += OpenFlow::ofp_match($dl_src=e$mac);
		out += OpenFlow::ofp_match($dl_dst=e$mac);
		break;

	case ADDRESS:
		out += OpenFlow::ofp_match($dl_type=determine_dl_type(e$ip), $nw_src=e$ip);
		out += OpenFlow::ofp_match($dl_type=determine_dl_type(e$ip), $nw_dst=e$ip);
		break;

	case FLOW:
		local f = e$flow;
		local m = OpenFlow::ofp_match();

		if ( f?$src_m ) m$dl_src = f$src_m;
		if ( f?$dst_m ) m$dl_dst = f$dst_m;

		if ( f?$src_h )
			{
			m$nw_src = f$src_h;
			m$dl_type = determine_dl_type(f$src_h);
			}

		if ( f?$dst_h )
			{
			m$nw_dst = f$dst_h;
			m$dl_type = determine_dl_type(f$dst_h);
			}

		if ( f?$src_p )
			{
			m$tp_src = port_to_count(f$src_p);
			m$nw_proto = determine_proto(f$src_p);
			}

		if ( f?$dst_p )
			{
			m$tp_dst = port_to_count(f$dst_p);
			m$nw_proto = determine_proto(f$dst_p);
			}

		out += m;
		break;
	}

	return openflow_match_pred(p, e, out);
	}

function openflow_rule_to_flow_mod(p: PluginState, r: Rule): OpenFlow::ofp_flow_mod
	{
	local out = OpenFlow::ofp_flow_mod($cookie=OpenFlow::generate_cookie(r$cid * 2), $command=OpenFlow::OFPFC_ADD,
	                                   $idle_timeout=p$of_config$idle_timeout,
	                                   $priority=int_to_count(r$priority + p$of_config$priority_offset),
	                                   $flags=OpenFlow::OFPFF_SEND_FLOW_REM);

	if ( r?$expire )
		out$hard_timeout = double_to_count(interval_to_double(r$expire));

	if ( p$of_config?$table_id )
		out$table_id = p$of_config$table_id;

	# Without an action a switch drops.
	switch ( r$ty ) {
	case WHITELIST:
		out$actions = OpenFlow::ofp_flow_action($out_ports=vector(OpenFlow::OFPP_NORMAL));
		break;

	case REDIRECT:
		out$actions = OpenFlow::ofp_flow_action($out_ports=vector(r$out_port));
		break;

	case MODIFY:
		local what = r$mod;
		local act = OpenFlow::ofp_flow_action($out_ports=vector(what?$redirect_port ? what$redirect_port : OpenFlow::OFPP_NORMAL));

		if ( what?$src_h ) act$nw_src = what$src_h;
		if ( what?$dst_h ) act$nw_dst = what$dst_h;
		if ( what?$src_m ) act$dl_src = what$src_m;
		if ( what?$dst_m ) act$dl_dst = what$dst_m;
		if ( what?$src_p ) act$tp_src = what$src_p;
		if ( what?$dst_p ) act$tp_dst = what$dst_p;

		out$actions = act;
		break;

	default:
		break;
	}

	return openflow_flow_mod_pred(p, r, out);
	}

# Sends one modification for each match. Cookies of a rule differ in the lowest bit.
function send_flow_mods(p: PluginState, r: Rule, command: OpenFlow::ofp_flow_mod_command): bool
	{
	local base = openflow_rule_to_flow_mod(p, r);

	for ( number, m in entity_to_match(p, r$entity) )
		{
		local mod = copy(base);
		mod$command = command;
		mod$cookie += number;
		of_messages[mod$cookie, command] = OfTable($p=p, $r=r);

		if ( ! OpenFlow::flow_mod(p$of_controller, m, mod) )
			event NetControl::rule_error(r, p, "Error while executing OpenFlow::flow_mod");
		}

	return T;
	}

function openflow_add_rule(p: PluginState, r: Rule): bool
	{ return openflow_check_rule(p, r) && send_flow_mods(p, r, OpenFlow::OFPFC_ADD); }

function openflow_remove_rule(p: PluginState, r: Rule, reason: string): bool
	{ return openflow_check_rule(p, r) && send_flow_mods(p, r, OpenFlow::OFPFC_DELETE); }

function openflow_init(p: PluginState)
	{
	local controller = p$of_controller$state;
	local name = controller$_name;

	if ( name in of_instances )
		Reporter::warning(fmt("two backends of network control for the OpenFlow controller %s", name));

	of_instances[name] = p;

	# The controller may be up already; then nobody will tell.
	local up = controller$_activated;

	if ( up ) plugin_activated(p);
	}

event OpenFlow::controller_activated(name: string, controller: OpenFlow::Controller)
	{
	# One that was up before has said so.
	if ( name in of_instances && ! of_instances[name]$_activated )
		plugin_activated(of_instances[name]);
	}

event OpenFlow::flow_mod_success(name: string, match: OpenFlow::ofp_match, flow_mod: OpenFlow::ofp_flow_mod, msg: string) &priority=3
	{
	local id = flow_mod$cookie;

	if ( [id, flow_mod$command] !in of_messages )
		return;

	local about = of_messages[id, flow_mod$command];
	delete of_messages[id, flow_mod$command];
	local one_of_two = about$r$entity$ty != FLOW;
	local twin = id % 2 == 0 ? id + 1 : id - 1;

	# With two directions, the second answer is the one that counts.
	if ( one_of_two && [twin, flow_mod$command] in of_messages )
		return;

	if ( flow_mod$command == OpenFlow::OFPFC_ADD )
		{
		of_flows[id / 2 * 2] = about;
		event NetControl::rule_added(about$r, about$p, msg);
		}
	else
		{
		delete of_flows[id / 2 * 2];
		event NetControl::rule_removed(about$r, about$p, msg);
		}
	}

event OpenFlow::flow_mod_failure(name: string, match: OpenFlow::ofp_match, flow_mod: OpenFlow::ofp_flow_mod, msg: string) &priority=3
	{
	if ( [flow_mod$cookie, flow_mod$command] !in of_messages )
		return;

	local about = of_messages[flow_mod$cookie, flow_mod$command];
	delete of_messages[flow_mod$cookie, flow_mod$command];
	event NetControl::rule_error(about$r, about$p, msg);
	}

event OpenFlow::flow_removed(name: string, match: OpenFlow::ofp_match, cookie: count, priority: count, reason: count,
                             duration_sec: count, idle_timeout: count, packet_count: count, byte_count: count)
	{
	local key = cookie / 2 * 2;

	if ( key !in of_flows )
		return;

	local about = of_flows[key];
	about$c += 1;
	about$packet_count += packet_count;
	about$byte_count += byte_count;
	about$duration_sec = duration_sec > about$duration_sec ? duration_sec + 0.0 : about$duration_sec;

	# Both directions have to run out.
	if ( about$r$entity$ty != FLOW && about$c < 2 )
		return;

	delete of_flows[key];
	event NetControl::rule_timeout(about$r, FlowInfo($duration=double_to_interval(about$duration_sec),
	                               $packet_count=about$packet_count, $byte_count=about$byte_count), about$p);
	}

global openflow_plugin: Plugin = Plugin($name=openflow_name, $can_expire=T, $init=openflow_init,
                                        $add_rule=openflow_add_rule, $remove_rule=openflow_remove_rule);

function create_openflow(controller: OpenFlow::Controller, config: NetControl::OfConfig): PluginState
	{ return PluginState($plugin=openflow_plugin, $of_controller=controller, $of_config=config); }
