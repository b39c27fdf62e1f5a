##! Lets items go when they have not been inserted anew for a while.

@load base/frameworks/intel

module Intel;

redef Intel::item_expiration = 10min;

hook item_expired(indicator: string, indicator_type: Type, metas: set[MetaData]) &priority=-10
	{
	# Whoever wants to keep it has said so by now.
	break;
	}
