##! How far apart two hosts are, as the crow flies.

@ifdef ( lookup_location )
## Statute miles between the places of two addresses; -1 if either is not known.
function haversine_distance_ip(a1: addr, a2: addr): double
	{
	local places = vector(lookup_location(a1), lookup_location(a2));

	for ( _, place in places )
		if ( ! place?$latitude || ! place?$longitude )
			return -1.0;

	return haversine_distance(places[0]$latitude, places[0]$longitude, places[1]$latitude, places[1]$longitude);
	}
@endif
