##! Intelligence from files with the fields of an item as columns: indicator, indicator_type, meta.source and so on.

@load ./main
@load base/utils/paths

module Intel;

export {
	## Files to read at start and whenever they change.
	const read_files: set[string] = {} &redef;

	## Where they are, unless their names say so.
	const path_prefix = "" &redef;

	## A line was read, or could not be.
	global read_entry: event(desc: Input::EventDescription, tpe: Input::Event, item: Intel::Item);
	global read_error: event(desc: Input::EventDescription, message: string, level: Reporter::Level);
}

event Intel::read_entry(desc: Input::EventDescription, tpe: Input::Event, item: Intel::Item)
	{ insert(item); }

@ifdef ( Input::add_event )
event zeek_init() &priority=5
	{
	# In a cluster one reads for all.
	if ( Cluster::is_enabled() && Cluster::local_node_type() != Cluster::MANAGER )
		return;

	for ( name in read_files )
		{
		local source = Input::EventDescription($source=path_prefix == "" ? name : build_path(path_prefix, name),
			$reader=Input::READER_ASCII, $mode=Input::REREAD, $name="intel-" + name,
			$fields=Intel::Item, $ev=Intel::read_entry, $error_ev=Intel::read_error);

		# What nobody watches coming in is kept outside of the tables until it is seen.
		if ( Cluster::is_enabled() || item_expiration >= 0sec || ! __read_in_bulk(source) )
			Input::add_event(source);
		}
	}
@endif
