##! What a backend has to offer: something that can put rules into effect.

@load ./types

module NetControl;

export {
	## A backend as the framework keeps it. Backends add fields of their own.
	type PluginState: record {
		## Settings that a backend may keep here.
		config: table[string] of string &default=table();
		_id: count &optional;
		_priority: int &default=+0;
		_activated: bool &default=F; };

	## All functions get the state. Those that add and remove rules say whether they will try.
	type Plugin: record { name: function(state: PluginState): string;
		## Whether the backend lets rules run out by itself.
		can_expire: bool;
		init: function(state: PluginState) &optional;
		done: function(state: PluginState) &optional;
		add_rule: function(state: PluginState, r: Rule): bool &optional;
		remove_rule: function(state: PluginState, r: Rule, reason: string): bool &optional; };

	redef record PluginState += { plugin: Plugin &optional; };
}
