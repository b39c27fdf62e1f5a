##! Adds where in the world a notice's source is; needs a location database.

@load ../main

@load base/utils/site

module Notice;

export {
	redef enum Action += {
		## Looks the location up.
		ACTION_ADD_GEODATA
	};

	redef record Info += { remote_location: geo_location &log &optional; };

	## Kinds for which this is always done.
	option lookup_location_types: set[Notice::Type] = set();
}

@ifdef ( lookup_location )
hook notice(n: Notice::Info) &priority=10
	{
	if ( ACTION_ADD_GEODATA !in n$actions && n$note !in lookup_location_types )
		return;

	# Whatever end is not ours is the one that has a location.
	local here = n?$src && Site::is_local_addr(n$src);

	if ( n?$dst && here )
		n$remote_location = lookup_location(n$dst);
	else if ( n?$src && ! here )
		n$remote_location = lookup_location(n$src);
	}
@endif
