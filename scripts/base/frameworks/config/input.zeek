##! Options read from files, and read again whenever a file changes.

module Config;

export {
	## Reads a file once.
	global read_config: function(filename: string);
}

# One option of a file.
global option_line: event(description: Input::EventDescription, tpe: Input::Event, p: EventFields);

# What the files say at present.
global current_config: table[string] of string = table();

event Config::option_line(description: Input::EventDescription, tpe: Input::Event, p: EventFields)
	{
	current_config[p$option_name] = p$option_val;
	}

function read_config(filename: string)
	{
	Input::add_event(Input::EventDescription($reader=Input::READER_CONFIG, $mode=Input::MANUAL, $source=filename,
	                                         $name=cat("config-oneshot-", filename), $fields=EventFields,
	                                         $want_record=T, $ev=Config::option_line));
	Input::remove(cat("config-oneshot-", filename));
	}

event zeek_init() &priority=5
	{
	# Workers learn of changes from the manager.
	if ( Cluster::is_enabled() && Cluster::local_node_type() != Cluster::MANAGER )
		return;

	for ( path in config_files )
		Input::add_event(Input::EventDescription($reader=Input::READER_CONFIG, $mode=Input::REREAD, $source=path,
		                                         $name=cat("config-", path), $fields=EventFields,
		                                         $want_record=T, $ev=Config::option_line));
	}
