##! Asks the supervising process to start, stop and list nodes.

module Supervisor;

export {
	## Sees each line a supervised node prints; a break keeps it from the console.
	global stdout_hook: hook(node: string, msg: string);
	global stderr_hook: hook(node: string, msg: string);

	global status: function(node: string &default=""): Status;
	global create: function(node: NodeConfig): string;
	global destroy: function(node: string &default=""): bool;
	global restart: function(node: string &default=""): bool;
	global is_supervisor: function(): bool;
	global is_supervised: function(): bool;
	global node: function(): NodeConfig;
}

function status(node: string): Status
	{ return __status(node); }

function create(node: NodeConfig): string
	{ return __create(node); }

function destroy(node: string): bool
	{ return __destroy(node); }

function restart(node: string): bool
	{ return __restart(node); }

function is_supervisor(): bool
	{ return __is_supervisor(); }

function is_supervised(): bool
	{ return __is_supervised(); }

function node(): NodeConfig
	{ return __node(); }
