##! Lets scripts ask to be called when one particular connection is forgotten, without handling the end of all others.

module Conn;

export {
	## Asks for a call; F if that had been asked for already.
	global register_removal_hook: function(c: connection, hk: RemovalHook): bool;

	## Withdraws the wish; F if there was none.
	global unregister_removal_hook: function(c: connection, hk: RemovalHook): bool;
}

function register_removal_hook(c: connection, hk: RemovalHook): bool
	{
	local fresh = ! c?$removal_hooks || hk !in c$removal_hooks;

	if ( ! c?$removal_hooks )
		c$removal_hooks = set();

	add c$removal_hooks[hk];
	return fresh;
	}

function unregister_removal_hook(c: connection, hk: RemovalHook): bool
	{
	local there = c?$removal_hooks && hk in c$removal_hooks;

	if ( there )
		delete c$removal_hooks[hk];

	return there;
	}

# After all ordinary handlers, so that logs written here have seen everything.
event connection_state_remove(c: connection) &priority=-10
	{
	if ( ! c?$removal_hooks )
		return;

	for ( hk in c$removal_hooks )
		hook hk(c);

	delete c$removal_hooks;
	}
