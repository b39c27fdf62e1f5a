##! Options from files: those listed are followed while the program runs, others are read on demand.

@load ./main
@load base/frameworks/cluster
@load base/frameworks/input

module Config;

export {
	## Reads a file of options once.
	global read_config: function(filename: string);
}

module GLOBAL;

global config_line: event(description: Input::EventDescription, tpe: Input::Event, p: Config::EventFields);

module Config;

const followed = "config-";
const once = "config-once-";

# What the followed files say at present.
global current_config: table[string] of string = table();

type Wanted: record {
	option_name: string;
};

type Said: record {
	option_val: string;
};

function read_config(filename: string)
	{
	# In a cluster one node reads, and the values travel from there.
	if ( Cluster::is_enabled() && Cluster::local_node_type() != Cluster::MANAGER )
		return;

	Input::add_event(Input::EventDescription($source=filename, $reader=Input::READER_CONFIG, $mode=Input::MANUAL,
	                                         $name=once + filename, $fields=EventFields, $want_record=T, $ev=config_line));
	}

event zeek_init() &priority=5
	{
	if ( Cluster::is_enabled() && Cluster::local_node_type() != Cluster::MANAGER )
		return;

	for ( path in config_files )
		Input::add_table(Input::TableDescription($source=path, $reader=Input::READER_CONFIG, $mode=Input::REREAD,
		                                         $name=followed + path, $idx=Wanted, $val=Said, $want_record=F,
		                                         $destination=current_config));
	}

event InputConfig::new_value(name: string, source: string, id: string, value: any)
	{
	if ( starts_with(name, followed) )
		set_value(id, value, source);
	}

event Input::end_of_data(name: string, source: string)
	{
	if ( starts_with(name, once) )
		Input::remove(name);
	}
