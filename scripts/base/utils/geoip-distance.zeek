##! How far apart two addresses are on the globe.

## Miles between the places of two addresses; negative if one of them is not known.
function haversine_distance_ip(a1: addr, a2: addr): double
	{
	local first = lookup_location(a1);
	local second = lookup_location(a2);

	for ( _, place in vector(first, second) )
		if ( ! place?$latitude || ! place?$longitude )
			return -1.0;

	return haversine_distance(first$latitude, first$longitude, second$latitude, second$longitude);
	}
