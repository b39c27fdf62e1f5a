##! Prints every event with its arguments: for those who write scripts.

module DumpEvents;

export {
	## Only those whose name matches.
	option include: pattern = /.*/;

	## Whether arguments are printed.
	option include_args: bool = F;

	## Whether all events are raised, also those that nobody handles.
	const dump_all_events: bool = F &redef;
}

event zeek_init() &priority=999
	{
@ifdef ( generate_all_events )
	if ( dump_all_events )
		generate_all_events();
@endif
	}

event new_event(name: string, args: call_argument_vector)
	{
	if ( include != name )
		return;

	print fmt("%17.6f %s", network_time(), name);

	if ( ! include_args )
		return;

	for ( _, a in args )
		print fmt("                  %s: %s", a$name, a?$value ? cat(a$value) : "<no value>");
	}
