##! Adds the place of the remote end to notices.

module Notice;

export {
	redef enum Action += { ACTION_ADD_GEODATA };

	## Kinds whose place is always looked up.
	option lookup_location_types: set[Notice::Type] = set();

	redef record Info += {
		## Where the end that is not ours is.
		remote_location: geo_location &log &optional;
	};
}

hook Notice::policy(n: Notice::Info) &priority=10
	{
	local always = n$note in lookup_location_types;

	if ( always )
		add n$actions[ACTION_ADD_GEODATA];
	}

# Whichever end is not the site's; the source first.
hook Notice::notice(n: Notice::Info) &priority=10
	{
	if ( ACTION_ADD_GEODATA !in n$actions )
		return;

	local source_abroad = n?$src && ! Site::is_local_addr(n$src);
	local target_abroad = n?$dst && ! Site::is_local_addr(n$dst);

	if ( source_abroad || target_abroad )
		n$remote_location = lookup_location(source_abroad ? n$src : n$dst);
	}
