##! Network control: scripts ask for traffic to be dropped, redirected, rewritten or let through, and backends that talk
##! to devices see to it. Of several backends all that will have a rule get it, those of higher priority first.

@load ./plugin
@load ./types

module NetControl;

export {
	## What is asked for and what becomes of it.
	redef enum Log::ID += { LOG };

	## Activates a backend; to be called from a handler of NetControl::init.
	global activate: function(p: PluginState, priority: int);

	## Rules for common purposes; all give the rule's identifier, empty if no backend would have it.
	global drop_address: function(a: addr, t: interval, location: string &default=""): string;
	global whitelist_address: function(a: addr, t: interval, location: string &default=""): string;
	global whitelist_subnet: function(s: subnet, t: interval, location: string &default=""): string;
	global redirect_flow: function(f: flow_id, out_port: count, t: interval, location: string &default=""): string;

	## Keeps a host away from everything but one that tells it why. Gives the identifiers of all rules.
	global quarantine_host: function(infected: addr, dns: addr, quarantine: addr, t: interval, location: string &default=""): vector of string;

	## Takes all rules back.
	global clear: function();

	## Adds a rule; removes one everywhere; or forgets it without asking the backends.
	global add_rule: function(r: Rule): string;
	global remove_rule: function(id: string, reason: string &default=""): bool;
	global delete_rule: function(id: string, reason: string &default=""): bool;

	## Rules about an address or a network, or about a network around it.
	global find_rules_addr: function(ip: addr): vector of Rule;
	global find_rules_subnet: function(sn: subnet): vector of Rule;

	## A backend has the rule now; had it already; has given it up, with what it met; took it away; or failed.
	global rule_added: event(r: Rule, p: PluginState, msg: string &default="");
	global rule_exists: event(r: Rule, p: PluginState, msg: string &default="");
	global rule_timeout: event(r: Rule, i: FlowInfo, p: PluginState);
	global rule_removed: event(r: Rule, p: PluginState, msg: string &default="");
	global rule_error: event(r: Rule, p: PluginState, msg: string &default="");

	## A rule was made, and is gone from all backends.
	global rule_new: event(r: Rule);
	global rule_destroyed: event(r: Rule);

	## Can change a rule, or refuse it (break).
	global rule_policy: hook(r: Rule);

	## Can have a say when a backend reports success.
	global rule_added_policy: hook(r: Rule, p: PluginState, exists: bool, msg: string);

	## The time to activate backends; all are ready.
	global init: event();
	global init_done: event();

	type InfoCategory: enum { MESSAGE, ERROR, RULE };
	type InfoState: enum { REQUESTED, SUCCEEDED, EXISTS, FAILED, REMOVED, TIMEOUT };

	type Info: record { ts: time &log;
		## The rule, and what was to be done with it.
		rule_id: string &log &optional;
		category: InfoCategory &log &optional;
		cmd: string &log &optional;
		state: InfoState &log &optional;
		action: string &log &optional;
		target: TargetType &log &optional;
		## What it is about.
		entity_type: string &log &optional;
		entity: string &log &optional;
		mod: string &log &optional;
		msg: string &log &optional;
		priority: int &log &optional;
		expire: interval &log &optional;
		location: string &log &optional;
		plugin: string &log &optional; };

	global log_netcontrol: event(rec: Info);
	global log_policy: Log::PolicyHook;
}

# Which backends were asked to have a rule, which have it, and of those which do not let it run out themselves.
redef record Rule += { _plugin_ids: set[count] &default=count_set(); };
redef record Rule += { _active_plugin_ids: set[count] &default=count_set(); };
redef record Rule += { _no_expire_plugins: set[count] &default=count_set(); };

# Whether the news that it was added has been told.
redef record Rule += { _added: bool &default=F; };

global plugins: vector of PluginState = vector();
global plugin_ids: table[count] of PluginState = table();
global plugins_active: bool = F;
global plugin_counter: count = 1;
global rule_counter: count = 1;
global zeek_init_done: bool = F;

global rules: table[string] of Rule = table();
global rule_entities: table[Entity, RuleType] of Rule = table();
global rules_by_subnets: table[subnet] of set[string] = table();

# What differs between a single process and a node of a cluster.
global activate_impl: function(p: PluginState, priority: int);
global add_rule_impl: function(rule: Rule): string;
global remove_rule_impl: function(id: string, reason: string): bool;
global delete_rule_impl: function(id: string, reason: string): bool;
global rule_added_impl: function(r: Rule, p: PluginState, exists: bool, msg: string &default="");
global rule_removed_impl: function(r: Rule, p: PluginState, msg: string &default="");
global rule_timeout_impl: function(r: Rule, i: FlowInfo, p: PluginState);
global rule_error_impl: function(r: Rule, p: PluginState, msg: string &default="");
global rule_expire_impl: function(r: Rule, p: PluginState);

# The time of a rule is over, for backends that do not look at the clock.
global rule_expire: event(r: Rule, p: PluginState);

event zeek_init() &priority=5
	{
	Log::create_stream(NetControl::LOG, Log::Stream($columns=Info, $path="netcontrol", $ev=log_netcontrol, $policy=log_policy));
	}

function text_of_end(host: string, p: string): string
	{ return fmt("%s/%s", host, p); }

# Columns of the log that tell what a rule is about.
function entity_to_info(info: Info, e: Entity)
	{
	info$entity_type = cat(e$ty);

	switch ( e$ty ) {
	case ADDRESS:
		info$entity = cat(e$ip);
		break;

	case CONNECTION:
		info$entity = fmt("%s<->%s", text_of_end(cat(e$conn$orig_h), fmt("%d", e$conn$orig_p)),
		                  text_of_end(cat(e$conn$resp_h), fmt("%d", e$conn$resp_p)));
		break;

	case MAC:
		info$entity = e$mac;
		break;

	case FLOW:
		local f = e$flow;
		local way = fmt("%s->%s", text_of_end(f?$src_h ? cat(f$src_h) : "*", f?$src_p ? fmt("%d", f$src_p) : "*"),
		                text_of_end(f?$dst_h ? cat(f$dst_h) : "*", f?$dst_p ? fmt("%d", f$dst_p) : "*"));

		if ( f?$src_m || f?$dst_m )
			way += fmt(" (%s->%s)", f?$src_m ? f$src_m : "*", f?$dst_m ? f$dst_m : "*");

		info$entity = way;
		break;
	}
	}

function mod_text(m: FlowMod): string
	{
	local parts = vector(fmt("Src: %s/%s (%s)", m?$src_h ? cat(m$src_h) : "_", m?$src_p ? fmt("%d", m$src_p) : "_", m?$src_m ? m$src_m : "_"),
	                     fmt("Dst: %s/%s (%s)", m?$dst_h ? cat(m$dst_h) : "_", m?$dst_p ? fmt("%d", m$dst_p) : "_", m?$dst_m ? m$dst_m : "_"));
	return join_string_vec(parts, " ");
	}

function rule_to_info(info: Info, r: Rule)
	{
	info$target = r$target;
	info$action = cat(r$ty);
	info$rule_id = r$id;
	info$priority = r$priority;

	if ( r?$expire ) info$expire = r$expire;
	if ( r?$location && r$location != "" ) info$location = r$location;
	if ( r?$mod ) info$mod = mod_text(r$mod);

	entity_to_info(info, r$entity);
	}

function plugin_text(p: PluginState): string
	{ return p$plugin$name(p); }

function log_msg(msg: string, p: PluginState)
	{ Log::write(LOG, Info($category=MESSAGE, $ts=network_time(), $plugin=plugin_text(p), $msg=msg)); }

function log_error(msg: string, p: PluginState)
	{ Log::write(LOG, Info($category=ERROR, $ts=network_time(), $plugin=plugin_text(p), $msg=msg)); }

function log_msg_no_plugin(msg: string)
	{ Log::write(LOG, Info($category=MESSAGE, $ts=network_time(), $msg=msg)); }

function log_rule(r: Rule, cmd: string, state: InfoState, p: PluginState, msg: string &default="")
	{
	local row = Info($category=RULE, $ts=network_time(), $state=state, $cmd=cmd, $plugin=plugin_text(p));

	if ( msg != "" )
		row$msg = msg;

	rule_to_info(row, r);
	Log::write(LOG, row);
	}

function log_rule_error(r: Rule, msg: string, p: PluginState)
	{
	local row = Info($category=ERROR, $ts=network_time(), $msg=msg, $plugin=plugin_text(p));
	rule_to_info(row, r);
	Log::write(LOG, row);
	}

function log_rule_no_plugin(r: Rule, state: InfoState, msg: string)
	{
	local row = Info($category=RULE, $ts=network_time(), $state=state, $msg=msg);
	rule_to_info(row, r);
	Log::write(LOG, row);
	}

# Rules about whole hosts and networks.

function host_rule(kind: RuleType, s: subnet, t: interval, location: string): Rule
	{
	local r = Rule($ty=kind, $target=FORWARD, $entity=Entity($ty=ADDRESS, $ip=s), $expire=t, $location=location);

	if ( kind == WHITELIST )
		r$priority = whitelist_priority;

	return r;
	}

function whitelist_subnet(s: subnet, t: interval, location: string): string
	{ return add_rule(host_rule(WHITELIST, s, t, location)); }

function whitelist_address(a: addr, t: interval, location: string): string
	{ return whitelist_subnet(addr_to_subnet(a), t, location); }

function one_way(f: flow_id): Entity
	{
	return Entity($ty=FLOW, $flow=Flow($src_h=addr_to_subnet(f$src_h), $src_p=f$src_p,
	                                   $dst_h=addr_to_subnet(f$dst_h), $dst_p=f$dst_p));
	}

function redirect_flow(f: flow_id, out_port: count, t: interval, location: string): string
	{ return add_rule(Rule($ty=REDIRECT, $target=FORWARD, $entity=one_way(f), $expire=t, $location=location, $out_port=out_port)); }

function quarantine_host(infected: addr, dns: addr, quarantine: addr, t: interval, location: string): vector of string
	{
	local out: vector of string = vector();
	local host = addr_to_subnet(infected);

	# Its questions go to the one who answers everything with his own address; his answers seem to come from whom it asked;
	# web pages it may fetch from him; everything else is dropped.
	local asks = Entity($ty=FLOW, $flow=Flow($src_h=host, $dst_h=addr_to_subnet(dns), $dst_p=53/udp));
	local answers = Entity($ty=FLOW, $flow=Flow($src_h=addr_to_subnet(quarantine), $src_p=53/udp, $dst_h=host));
	local browses = Entity($ty=FLOW, $flow=Flow($src_h=host, $dst_h=addr_to_subnet(quarantine), $dst_p=80/tcp));
	local anything = Entity($ty=FLOW, $flow=Flow($src_h=host));

	out += add_rule(Rule($ty=MODIFY, $target=FORWARD, $entity=asks, $expire=t, $location=location,
	                     $priority=+5, $mod=FlowMod($dst_h=quarantine)));
	out += add_rule(Rule($ty=MODIFY, $target=FORWARD, $entity=answers, $expire=t, $location=location,
	                     $priority=+5, $mod=FlowMod($src_h=dns)));
	out += add_rule(Rule($ty=WHITELIST, $target=FORWARD, $entity=browses, $expire=t, $location=location, $priority=+5));
	out += add_rule(Rule($ty=DROP, $target=FORWARD, $entity=anything, $expire=t, $location=location));
	return out;
	}

# Backends come up one by one; rules are taken when the last one is ready.
function check_plugins()
	{
	if ( plugins_active )
		return;

	for ( _, p in plugins )
		if ( ! p$_activated )
			return;

	plugins_active = T;

	# The start-up of this process may not be through yet; then it tells.
	if ( zeek_init_done )
		event NetControl::init_done();
	}

# To be called by backends whose initialisation takes its time.
function plugin_activated(p: PluginState)
	{
	if ( p$_id !in plugin_ids )
		{
		log_error("unknown plugin activated", p);
		return;
		}

	# By its number: the state that came here may be a copy.
	plugin_ids[p$_id]$_activated = T;
	log_msg("activation finished", p);
	check_plugins();
	}

event zeek_init() &priority=-5
	{ event NetControl::init(); }

event NetControl::init() &priority=-20
	{
	zeek_init_done = T;

	# A cluster's workers have no backends.
	if ( |plugins| == 0 )
		plugins_active = T;

	check_plugins();

	if ( plugins_active )
		event NetControl::init_done();
	}

event NetControl::init_done() &priority=-20
	{
	# Most sites have no backend, and a log that says so would be noise.
	if ( |plugins| > 0 )
		log_msg_no_plugin("plugin initialization done");
	}

function activate_impl(p: PluginState, priority: int)
	{
	p$_priority = priority;
	plugins += p;
	sort(plugins, function(one: PluginState, two: PluginState): int { return two$_priority - one$_priority; });

	p$_id = plugin_counter;
	plugin_ids[p$_id] = p;
	++plugin_counter;

	# One without anything to prepare is ready.
	if ( ! p$plugin?$init )
		p$_activated = T;

	log_msg(fmt("activating plugin with priority %d", priority), p);

	if ( p$plugin?$init )
		p$plugin$init(p);
	else
		log_msg("activation finished", p);
	}

function each_subnet(e: Entity): vector of subnet
	{
	local nets: vector of subnet = vector();

	switch ( e$ty ) {
	case ADDRESS:
		nets += e$ip;
		break;
	case CONNECTION:
		nets += addr_to_subnet(e$conn$orig_h);
		nets += addr_to_subnet(e$conn$resp_h);
		break;
	case FLOW:
		if ( e$flow?$src_h ) nets += e$flow$src_h;
		if ( e$flow?$dst_h ) nets += e$flow$dst_h;
		break;
	}

	return nets;
	}

function check_sn(sn: subnet): bool
	{ return check_subnet(sn, rules_by_subnets); }

function add_one_subnet_entry(s: subnet, r: Rule)
	{
	local there = check_sn(s) ? rules_by_subnets[s] : set();
	add there[r$id];
	rules_by_subnets[s] = there;
	}

function add_subnet_entry(rule: Rule)
	{
	for ( _, net in each_subnet(rule$entity) )
		add_one_subnet_entry(net, rule);
	}

function remove_one_subnet_entry(s: subnet, r: Rule)
	{
	if ( ! check_sn(s) )
		return;

	local there = rules_by_subnets[s];
	delete there[r$id];

	if ( |there| == 0 )
		delete rules_by_subnets[s];
	}

function remove_subnet_entry(rule: Rule)
	{
	for ( _, net in each_subnet(rule$entity) )
		remove_one_subnet_entry(net, rule);
	}

function find_rules_subnet(sn: subnet): vector of Rule
	{
	local out: vector of Rule = vector();

	for ( _, net in matching_subnets(sn, rules_by_subnets) )
		for ( id in rules_by_subnets[net] )
			if ( id in rules )
				out += rules[id];

	return out;
	}

function find_rules_addr(ip: addr): vector of Rule
	{ return find_rules_subnet(addr_to_subnet(ip)); }

function add_rule_impl(rule: Rule): string
	{
	local too_early = ! plugins_active;

	if ( too_early )
		{
		log_rule_no_plugin(rule, FAILED, "plugins not initialized yet");
		return "";
		}

	rule$cid = rule_counter;
	rule_counter += 1;

	if ( rule$id == "" )
		rule$id = cat(rule$cid);

	local allowed = hook NetControl::rule_policy(rule);

	if ( ! allowed )
		return "";

	# The same about the same has been asked for before; that one stands.
	local twin = [rule$entity, rule$ty] in rule_entities;

	if ( twin )
		{
		log_rule_no_plugin(rule, FAILED, "discarded duplicate insertion");
		return "";
		}

	local takers = 0;
	local priority: int = +0;

	for ( _, p in plugins )
		{
		# Who stands behind those that took it is asked only if they are of one rank.
		if ( takers > 0 && p$_priority != priority )
			break;

		if ( p$plugin?$add_rule && p$plugin$add_rule(p, rule) )
			{
			add rule$_plugin_ids[p$_id];

			if ( ! p$plugin$can_expire )
				add rule$_no_expire_plugins[p$_id];

			++takers;
			priority = p$_priority;
			log_rule(rule, "ADD", REQUESTED, p);
			}
		}

	if ( takers == 0 )
		{
		log_rule_no_plugin(rule, FAILED, "not supported");
		return "";
		}

	add_subnet_entry(rule);
	rules[rule$id] = rule;
	rule_entities[rule$entity, rule$ty] = rule;
	event NetControl::rule_new(rule);
	return rule$id;
	}

# Forgets a rule that no backend has any more.
function rule_cleanup(r: Rule)
	{
	if ( |r$_active_plugin_ids| > 0 )
		return;

	delete rules[r$id];
	delete rule_entities[r$entity, r$ty];
	remove_subnet_entry(r);
	event NetControl::rule_destroyed(r);
	}

function remove_rule_plugin(r: Rule, p: PluginState, reason: string &default=""): bool
	{
	local said = p$plugin?$remove_rule && p$plugin$remove_rule(p, r, reason);

	if ( said )
		log_rule(r, "REMOVE", REQUESTED, p, reason);
	else
		log_rule_error(r, "remove failed", p);

	return said;
	}

function delete_rule_impl(id: string, reason: string): bool
	{
	if ( id !in rules )
		{
		Reporter::error(fmt("NetControl::delete_rule: there is no rule %s", id));
		return F;
		}

	local r = rules[id];
	r$_active_plugin_ids = set();
	rule_cleanup(r);
	log_rule_no_plugin(r, REMOVED, reason == "" ? "delete_rule" : fmt("delete_rule: %s", reason));
	return T;
	}

function remove_rule_impl(id: string, reason: string): bool
	{
	if ( id !in rules )
		{
		Reporter::error(fmt("NetControl::remove_rule: there is no rule %s", id));
		return F;
		}

	local asked = F;
	local known = rules[id];

	for ( number in known$_active_plugin_ids )
		asked = remove_rule_plugin(known, plugin_ids[number], reason) || asked;

	return asked;
	}

function clear()
	{
	local all: vector of string = vector();

	for ( id in rules )
		all += id;

	for ( _, old in all )
		remove_rule(old);
	}

function rule_expire_impl(r: Rule, p: PluginState)
	{
	# When the program ends, so does everything it asked for; backends are not told one by one.
	if ( zeek_is_terminating() || r$id !in rules )
		return;

	event NetControl::rule_timeout(r, FlowInfo(), p);
	remove_rule_plugin(r, p);
	}

event rule_expire(r: Rule, p: PluginState)
	{ rule_expire_impl(r, p); }

function rule_added_impl(r: Rule, p: PluginState, exists: bool, msg: string)
	{
	if ( r$id !in rules )
		{
		log_rule_error(r, "Addition of unknown rule", p);
		return;
		}

	# What came back may be a copy; the one that is kept is what counts.
	local mine = rules[r$id];

	if ( p$_id !in mine$_plugin_ids )
		{
		log_rule_error(mine, "Rule added to non-responsible plugin", p);
		return;
		}

	log_rule(r, "ADD", exists ? EXISTS : SUCCEEDED, p, msg);
	add mine$_active_plugin_ids[p$_id];

	if ( mine?$expire && mine$expire > 0sec && p$_id in mine$_no_expire_plugins )
		schedule mine$expire { rule_expire(mine, p) };

	# The first one to succeed makes it a rule.
	mine$_added = T;
	hook NetControl::rule_added_policy(mine, p, exists, msg);
	}

function rule_removed_impl(r: Rule, p: PluginState, msg: string)
	{
	if ( r$id !in rules )
		{
		log_rule_error(r, "Removal of non-existing rule", p);
		return;
		}

	local mine = rules[r$id];
	delete mine$_active_plugin_ids[p$_id];
	log_rule(mine, "REMOVE", SUCCEEDED, p, msg);
	rule_cleanup(mine);
	}

function rule_timeout_impl(r: Rule, i: FlowInfo, p: PluginState)
	{
	if ( r$id !in rules )
		{
		log_rule_error(r, "Timeout of non-existing rule", p);
		return;
		}

	local mine = rules[r$id];
	local said = "";

	if ( i?$packet_count )
		said = fmt("Packets: %d", i$packet_count);

	if ( i?$byte_count )
		said = fmt("%s Bytes: %d", said, i$byte_count);

	log_rule(mine, "EXPIRE", TIMEOUT, p, said);

	# One that looks at the clock itself has it no more; the others have still to take it away.
	if ( p$plugin$can_expire )
		{
		delete mine$_active_plugin_ids[p$_id];
		rule_cleanup(mine);
		}
	}

function rule_error_impl(r: Rule, p: PluginState, msg: string)
	{
	log_rule_error(r, msg, p);

	if ( r$id in rules )
		{
		delete rules[r$id]$_active_plugin_ids[p$_id];
		rule_cleanup(rules[r$id]);
		}
	}
