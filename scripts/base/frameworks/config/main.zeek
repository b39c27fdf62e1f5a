##! Changing options while running, and config.log, which remembers it.

module Config;

export {
	redef enum Log::ID += { LOG };

	global log_config: event(rec: Info);
	global log_policy: Log::PolicyHook;

	## Sets an option here and on every node of the cluster. *location* says where the wish came from.
	global set_value: function(ID: string, val: any, location: string &default=""): bool;
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

# Sets and vectors are shown by their elements, everything else as it prints.
function format_value(value: any): string
	{
	local kind = type_name(value);

	if ( /^set/ in kind )
		return list_elements(Option::any_set_to_any_vec(value));

	return /^vector/ in kind ? list_elements(value as any_vec) : cat(value);
	}

function config_option_changed(ID: string, new_value: any, location: string): any
	{
	# Other nodes do as the manager did, and only that is worth a line.
	if ( location == "<skip-config-log>" )
		return new_value;

	local row = Info($ts=network_time(), $id=ID, $old_value=format_value(lookup_ID(ID)),
	                 $new_value=format_value(new_value));

	if ( location != "" )
		row$location = location;

	Log::write(LOG, row);
	return new_value;
	}

event zeek_init() &priority=10
	{
	Log::create_stream(LOG, Log::Stream($columns=Info, $path="config", $ev=log_config, $policy=log_policy));

	# After all handlers that belong to single options.
	for ( id, about in global_ids() )
		if ( about$option_value )
			Option::set_change_handler(id, config_option_changed, -100);
	}
