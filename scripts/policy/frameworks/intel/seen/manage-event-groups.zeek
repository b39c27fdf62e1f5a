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

function count_indicator(t: Intel::Type, more: bool)
	{
	local affected = t == Intel::SUBNET ? Intel::ADDR : t;
	local before = group_is_needed(affected);

	if ( more )
		intel_type_counts[t] += 1;
	else if ( intel_type_counts[t] > 0 )
		intel_type_counts[t] -= 1;

	if ( before == group_is_needed(affected) || ! has_event_group(cat(affected)) )
		return;

	if ( before )
		disable_event_group(cat(affected));
	else
		enable_event_group(cat(affected));
	}

hook Intel::indicator_inserted(indicator: string, indiator_type: Type)
	{
	if ( manage_seen_event_groups )
		count_indicator(indiator_type, T);
	}

hook Intel::indicator_removed(indicator: string, indiator_type: Type)
	{
	if ( manage_seen_event_groups )
		count_indicator(indiator_type, F);
	}

event zeek_init() &priority=1000
	{
	if ( ! manage_seen_event_groups )
		return;

	for ( kind in enum_names(Intel::Type) )
		if ( has_event_group(kind) )
			disable_event_group(kind);
	}
