##! Network control where one process decides and acts.

@load ./main

module NetControl;

function activate(p: PluginState, priority: int)
	{ activate_impl(p, priority); }

function add_rule(r: Rule): string
	{ return add_rule_impl(r); }

function remove_rule(id: string, reason: string): bool
	{ return remove_rule_impl(id, reason); }

function delete_rule(id: string, reason: string): bool
	{ return delete_rule_impl(id, reason); }

event NetControl::rule_added(r: Rule, p: PluginState, msg: string) &priority=5
	{
	rule_added_impl(r, p, F, msg);
	}

event NetControl::rule_exists(r: Rule, p: PluginState, msg: string) &priority=5
	{
	rule_added_impl(r, p, T, msg);
	}

event NetControl::rule_removed(r: Rule, p: PluginState, msg: string) &priority=-5
	{
	rule_removed_impl(r, p, msg);
	}

event NetControl::rule_timeout(r: Rule, i: FlowInfo, p: PluginState) &priority=-5
	{
	rule_timeout_impl(r, i, p);
	}

event NetControl::rule_error(r: Rule, p: PluginState, msg: string) &priority=-5
	{
	rule_error_impl(r, p, msg);
	}
