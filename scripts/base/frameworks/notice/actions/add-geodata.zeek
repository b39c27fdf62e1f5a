##! Adds the place of the remote end to notices.

module Notice;

export {
	redef enum Action += { ACTION_ADD_GEODATA };

	redef record Info += {
		## Where the end that is not ours is.
		remote_location: geo_location &log &optional;
	};

	## Kinds whose place is always looked up.
	option lookup_location_types: set[Notice::Type] = set();
}

hook policy(n: Notice::Info) &priority=10
	{
	if ( n$note in Notice::lookup_location_types )
		add n$actions[ACTION_ADD_GEODATA];
	}

hook notice(n: Notice::Info) &priority=10
	{
	if ( ACTION_ADD_GEODATA !in n$actions )
		return;

	if ( n?$src && ! Site::is_local_addr(n$src) )
		n$remote_location = lookup_location(n$src);
	else if ( n?$dst && ! Site::is_local_addr(n$dst) )
		n$remote_location = lookup_location(n$dst);
	}
