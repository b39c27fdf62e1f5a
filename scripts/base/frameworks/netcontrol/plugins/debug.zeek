##! A backend for trying things out: it says what it is asked to do, and pretends to do it if told so.

@load ../plugin
@load ../main

module NetControl;

export {
	## One that reports success, or with *do_something* false does nothing at all.
	global create_debug: function(do_something: bool, name: string &default=""): PluginState;

	## Ones that always fail, and that have every rule already.
	global create_debug_error: function(name: string): PluginState;
	global create_debug_exists: function(name: string): PluginState;
}

function debug_name(p: PluginState): string
	{ return "name" in p$config ? p$config["name"] : "Debug"; }

function do_something(p: PluginState): bool
	{ return p$config["all"] == "1"; }

function debug_log(p: PluginState, msg: string)
	{ print fmt("netcontrol debug (%s): %s", debug_name(p), msg); }

function debug_init(p: PluginState)
	{ debug_log(p, "init"); plugin_activated(p); }

function debug_done(p: PluginState)
	{ debug_log(p, "done"); }

function debug_add_rule(p: PluginState, r: Rule): bool
	{
	debug_log(p, fmt("add_rule: %s", r));
	local does = do_something(p);

	if ( does )
		event NetControl::rule_added(r, p);

	return does;
	}

function debug_remove_rule(p: PluginState, r: Rule, reason: string): bool
	{
	debug_log(p, fmt("remove_rule (%s): %s", reason, r));
	event NetControl::rule_removed(r, p);
	return T;
	}

function debug_add_rule_error(p: PluginState, r: Rule): bool
	{
	event NetControl::rule_error(r, p);
	return T;
	}

function debug_add_rule_exists(p: PluginState, r: Rule): bool
	{
	event NetControl::rule_exists(r, p);
	return T;
	}

global debug_plugin: Plugin = Plugin($name=debug_name, $can_expire=F, $init=debug_init, $done=debug_done,
                                     $add_rule=debug_add_rule, $remove_rule=debug_remove_rule);

function debug_state(does: bool, name: string): PluginState
	{
	local p = PluginState($plugin=copy(debug_plugin));
	p$config["all"] = does ? "1" : "0";
	p$config["name"] = name == "" ? fmt("Debug-%s", does ? "All" : "None") : name;
	return p;
	}

function create_debug(do_something: bool, name: string): PluginState
	{ return debug_state(do_something, name); }

function create_debug_error(name: string): PluginState
	{
	local p = debug_state(F, name);
	p$plugin$add_rule = debug_add_rule_error;
	return p;
	}

function create_debug_exists(name: string): PluginState
	{
	local p = debug_state(F, name);
	p$plugin$add_rule = debug_add_rule_exists;
	return p;
	}
