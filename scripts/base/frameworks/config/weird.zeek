##! Tells the engine when the sampling of weirds is set anew.

module Config;

function weird_option_change_sampling_whitelist(ID: string, new_value: string_set, location: string): string_set
	{
	local globally = ID == "Weird::sampling_global_list";

	if ( globally )
		Reporter::set_weird_sampling_global_list(new_value);
	else
		Reporter::set_weird_sampling_whitelist(new_value);

	return new_value;
	}

function weird_option_change_count(ID: string, new_value: count, location: string): count
	{
	local is_rate = ID == "Weird::sampling_rate";

	if ( ! is_rate )
		Reporter::set_weird_sampling_threshold(new_value);
	else
		Reporter::set_weird_sampling_rate(new_value);

	return new_value;
	}

function weird_option_change_interval(ID: string, new_value: interval, location: string): interval
	{ Reporter::set_weird_sampling_duration(new_value); return new_value; }

event zeek_init() &priority=5
	{
	for ( id in set("Weird::sampling_whitelist", "Weird::sampling_global_list") )
		Option::set_change_handler(id, weird_option_change_sampling_whitelist, 5);

	for ( id in set("Weird::sampling_rate", "Weird::sampling_threshold") )
		Option::set_change_handler(id, weird_option_change_count, 5);

	Option::set_change_handler("Weird::sampling_duration", weird_option_change_interval, 5);
	}
