##! Distances on the globe.

## Miles between two addresses, as far as their places are known; negative otherwise.
function haversine_distance_ip(a1: addr, a2: addr): double
	{
	local one = lookup_location(a1);
	local two = lookup_location(a2);

	if ( one?$latitude && one?$longitude && two?$latitude && two?$longitude )
		return haversine_distance(one$latitude, one$longitude, two$latitude, two$longitude);

	return -1.0;
	}
