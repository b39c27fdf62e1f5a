##! Leaves out what nobody looks for: handlers for a type of indicator run only while there are such indicators.

@load base/frameworks/intel
@load base/utils/numbers

module Intel;

export {
	## Whether to do so.
	const manage_seen_event_groups: bool = T &redef;
}

# How many indicators there are of each type.
global intel_type_counts: table[Intel::Type] of count &default=0;

function group_is_needed(t: Intel::Type): bool
	{
	# Addresses are looked for as well if there are networks.
	return intel_type_counts[t] > 0 || (t == Intel::ADDR && intel_type_counts[Intel::SUBNET] > 0);
	}

function count_indicators(t: Intel::Type, number: int)
	{
	local affected = t == Intel::SUBNET ? Intel::ADDR : t;
	local before = group_is_needed(affected);
	local now = number + intel_type_counts[t];
	intel_type_counts[t] = now > 0 ? int_to_count(now) : 0;

	if ( before == group_is_needed(affected) || ! has_event_group(cat(affected)) )
		return;

	if ( before )
		disable_event_group(cat(affected));
	else
		enable_event_group(cat(affected));
	}

hook Intel::type_counted(indicator_type: Type, more: bool)
	{
	if ( manage_seen_event_groups )
		count_indicators(indicator_type, more ? +1 : -1);
	}

# Files may bring indicators by the thousand, which are counted when they have been read.
global counted_of_files: table[Intel::Type] of count &default=0;

event Input::end_of_data(name: string, source: string)
	{
	if ( ! manage_seen_event_groups || ! starts_with(name, "intel-") )
		return;

	for ( _, kind in Intel::__types_of_files() )
		{
		local t = kind as Intel::Type;
		local number = Intel::__number_of_files(t);
		count_indicators(t, +number - +counted_of_files[t]);
		counted_of_files[t] = number;
		}
	}

event zeek_init() &priority=1000
	{
	if ( ! manage_seen_event_groups )
		return;

	for ( kind in enum_names(Intel::Type) )
		if ( has_event_group(kind) )
			disable_event_group(kind);
	}
