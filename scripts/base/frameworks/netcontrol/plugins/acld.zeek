##! A backend for acld, the daemon that keeps access lists of routers, behind a Broker connection.

@load ../main
@load ../plugin

@ifdef ( Broker::peer )

module NetControl;

export {
	## One line for the daemon.
	type AclRule: record { command: string; cookie: count; arg: string; comment: string &optional; };

	type AcldConfig: record { acld_topic: string;
		acld_host: addr;
		acld_port: port;
		monitor: bool &default=F;
		forward: bool &default=T;
		check_pred: function(p: PluginState, r: Rule): bool &optional; };

	global create_acld: function(config: AcldConfig): PluginState;

	redef record PluginState += { acld_config: AcldConfig &optional; acld_id: count &optional; };

	## Can change what is sent, or keep it from being sent (break).
	global acld_rule_policy: hook(p: PluginState, r: Rule, ar: AclRule);

	## To the daemon, and its answers.
	global acld_add_rule: event(id: count, r: Rule, ar: AclRule);
	global acld_remove_rule: event(id: count, r: Rule, ar: AclRule);
	global acld_rule_added: event(id: count, r: Rule, msg: string);
	global acld_rule_exists: event(id: count, r: Rule, msg: string);
	global acld_rule_removed: event(id: count, r: Rule, msg: string);
	global acld_rule_error: event(id: count, r: Rule, msg: string);
}

global netcontrol_acld_peers: table[port, string] of PluginState;
global netcontrol_acld_topics: set[string] = set();
global netcontrol_acld_id: table[count] of PluginState = table();
global netcontrol_acld_current_id: count = 0;

# The daemon's words for adding, and for taking back what was added.
const acld_add_to_remove: table[string] of string = {
	["drop"] = "restore", ["addwhitelist"] = "remwhitelist", ["blockhosthost"] = "restorehosthost",
	["droptcpport"] = "restoretcpport", ["dropudpport"] = "restoreudpport",
	["droptcpdsthostport"] = "restoretcpdsthostport", ["dropudpdsthostport"] = "restoreudpdsthostport",
	["permittcpdsthostport"] = "unpermittcpdsthostport", ["permitudpdsthostport"] = "unpermitudpdsthostport",
	["nullzero"] = "nonullzero",
};

function acld_backend(id: count): bool
	{
	if ( id in netcontrol_acld_id )
		return T;

	Reporter::error(fmt("an answer came for an unknown acld backend of network control (%d)", id));
	return F;
	}

event NetControl::acld_rule_added(id: count, r: Rule, msg: string)
	{ if ( acld_backend(id) ) event NetControl::rule_added(r, netcontrol_acld_id[id], msg); }

event NetControl::acld_rule_exists(id: count, r: Rule, msg: string)
	{ if ( acld_backend(id) ) event NetControl::rule_exists(r, netcontrol_acld_id[id], msg); }

event NetControl::acld_rule_removed(id: count, r: Rule, msg: string)
	{ if ( acld_backend(id) ) event NetControl::rule_removed(r, netcontrol_acld_id[id], msg); }

event NetControl::acld_rule_error(id: count, r: Rule, msg: string)
	{ if ( acld_backend(id) ) event NetControl::rule_error(r, netcontrol_acld_id[id], msg); }

function acld_name(p: PluginState): string
	{ return "Acld-" + p$acld_config$acld_topic; }

# Access lists know addresses, pairs of hosts and ports; empty for what they do not.
function acld_line(r: Rule): AclRule
	{
	local line = AclRule($command="", $cookie=r$cid, $arg="");
	local e = r$entity;

	if ( e$ty == ADDRESS && r$ty in set(DROP, WHITELIST) )
		{
		line$command = r$ty == DROP ? "drop" : "addwhitelist";
		line$arg = cat(e$ip);
		}
	else if ( e$ty == FLOW && r$ty == DROP )
		{
		local f = e$flow;
		local bare = ! f?$src_m && ! f?$dst_m && ! f?$src_p;

		if ( bare && f?$src_h && f?$dst_h && ! f?$dst_p )
			{
			line$command = "blockhosthost";
			line$arg = fmt("%s %s", subnet_to_addr(f$src_h), subnet_to_addr(f$dst_h));
			}
		else if ( bare && f?$dst_p && ! f?$src_h )
			{
			line$command = fmt("drop%s%sport", is_tcp_port(f$dst_p) ? "tcp" : "udp", f?$dst_h ? "dsthost" : "");
			line$arg = f?$dst_h ? fmt("%s %d", subnet_to_addr(f$dst_h), f$dst_p) : fmt("%d", f$dst_p);
			}
		}

	if ( r?$location )
		line$comment = r$location;

	return line;
	}

function acld_check_rule(p: PluginState, r: Rule): bool
	{
	local wanted = p$acld_config;

	if ( wanted?$check_pred && ! wanted$check_pred(p, r) )
		return F;

	return (r$target == MONITOR ? wanted$monitor : wanted$forward) && acld_line(r)$command != "";
	}

function rule_to_acl_rule(p: PluginState, r: Rule): AclRule
	{ return acld_line(r); }

function acld_add_rule_fun(p: PluginState, r: Rule): bool
	{
	if ( ! acld_check_rule(p, r) )
		return F;

	local line = rule_to_acl_rule(p, r);

	local goes_out = hook NetControl::acld_rule_policy(p, r, line);

	if ( goes_out )
		Broker::publish(p$acld_config$acld_topic, NetControl::acld_add_rule, p$acld_id, r, line);

	return T;
	}

function acld_remove_rule_fun(p: PluginState, r: Rule, reason: string): bool
	{
	local fits = acld_check_rule(p, r);

	if ( ! fits )
		return F;

	local line = rule_to_acl_rule(p, r);
	line$command = acld_add_to_remove[line$command];

	if ( reason != "" )
		line$comment = line?$comment ? fmt("%s (%s)", reason, line$comment) : reason;

	return Broker::publish(p$acld_config$acld_topic, NetControl::acld_remove_rule, p$acld_id, r, line);
	}

function acld_init(p: PluginState)
	{
	Broker::subscribe(p$acld_config$acld_topic);
	Broker::peer(cat(p$acld_config$acld_host), p$acld_config$acld_port);
	}

event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
	{
	local where = endpoint$network;

	if ( [where$bound_port, where$address] in netcontrol_acld_peers )
		plugin_activated(netcontrol_acld_peers[where$bound_port, where$address]);
	}

global acld_plugin: Plugin = Plugin($name=acld_name, $can_expire=F, $init=acld_init,
                                    $add_rule=acld_add_rule_fun, $remove_rule=acld_remove_rule_fun);

function create_acld(config: AcldConfig): PluginState
	{
	local p = PluginState($plugin=acld_plugin, $acld_config=config);
	local peer = cat(config$acld_host);

	if ( config$acld_topic in netcontrol_acld_topics )
		Reporter::warning(fmt("several acld backends of network control share the topic %s", config$acld_topic));

	if ( [config$acld_port, peer] in netcontrol_acld_peers )
		Reporter::warning(fmt("several acld backends of network control talk to %s:%s", peer, config$acld_port));

	add netcontrol_acld_topics[config$acld_topic];
	netcontrol_acld_peers[config$acld_port, peer] = p;
	p$acld_id = netcontrol_acld_current_id;
	++netcontrol_acld_current_id;
	netcontrol_acld_id[p$acld_id] = p;
	return p;
	}

@endif
