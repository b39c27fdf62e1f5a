##! Starting and watching other processes.

module Supervisor;

export {
	## Starts a process; returns what went wrong, or an empty string.
	global create: function(node: Supervisor::NodeConfig): string;

	## Of one process, or of all where no name is given: how they are, starting anew, ending.
	global status: function(node: string &default=""): Supervisor::Status;
	global restart: function(node: string &default=""): bool;
	global destroy: function(node: string &default=""): bool;

	global is_supervisor: function(): bool;
	global is_supervised: function(): bool;

	## What this process was started as.
	global node: function(): Supervisor::NodeConfig;

	## What processes print. A break keeps it from being printed here as well.
	global stdout_hook: hook(node: string, msg: string);
	global stderr_hook: hook(node: string, msg: string);

	## A process was started.
	global node_status: event(node: string, pid: count);
}

function create(node: Supervisor::NodeConfig): string
	{ return __create(node); }

function status(node: string): Supervisor::Status
	{ return __status(node); }

function restart(node: string): bool
	{ return __restart(node); }

function destroy(node: string): bool
	{ return __destroy(node); }

function is_supervisor(): bool
	{ return __is_supervisor(); }

function is_supervised(): bool
	{ return __is_supervised(); }

function node(): Supervisor::NodeConfig
	{ return __node(); }
