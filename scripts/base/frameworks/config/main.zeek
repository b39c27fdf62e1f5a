##! Changing options while running, and config.log, which remembers it.

module Config;

export {
	redef enum Log::ID += { LOG };

	global log_config: event(rec: Info);
	global log_policy: Log::PolicyHook;

	## How values stand in config.log.
	global format_value: function(value: any): string;

	## Sets an option here and on every node of the cluster. *location* says where the wish came from.
	global set_value: function(ID: string, val: any, location: string &default=""): bool;
}

event zeek_init() &priority=10
	{
	Log::create_stream(LOG, Log::Stream($columns=Info, $path="config", $ev=log_config, $policy=log_policy));
	}

function set_value(ID: string, val: any, location: string): bool
	{
	return Option::set(ID, val, location);
	}

function list_elements(elements: any_vec): string
	{
	local parts: vector of string;

	for ( _, element in elements )
		parts += cat(element);

	return join_string_vec(parts, ",");
	}

# Vectors, and sets of single things, are shown by their elements, everything else as it prints.
function format_value(value: any): string
	{
	local kind = type_name(value);

	if ( /^set\[[^,]*\]$/ == kind )
		return list_elements(Option::any_set_to_any_vec(value));

	return /^vector/ in kind ? list_elements(value as any_vec) : cat(value);
	}

function config_option_changed(ID: string, new_value: any, location: string): any
	{
	# Who has a reason can keep a change out of the log.
	if ( location == "<skip-config-log>" )
		return new_value;

	local row = Info($ts=network_time(), $id=ID, $old_value=format_value(lookup_ID(ID)),
	                 $new_value=format_value(new_value));

	if ( location != "" )
		row$location = location;

	Log::write(LOG, row);
	return new_value;
	}

# Comes after all handlers that belong to single options.
event zeek_init() &priority=10
	{
	for ( id in global_options() )
		Option::set_change_handler(id, config_option_changed, -100);
	}
