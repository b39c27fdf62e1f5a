##! Ways to say which connections and hosts something is about, seen from the site.

type Direction: enum { INBOUND, OUTBOUND, BIDIRECTIONAL, NO_DIRECTION };
type Host: enum { LOCAL_HOSTS, REMOTE_HOSTS, ALL_HOSTS, NO_HOSTS };

## Whether a connection crosses the border of the site that way.
function id_matches_direction(id: conn_id, d: Direction): bool
	{
	local from_here = Site::is_local_addr(id$orig_h);

	switch ( d ) {
	case NO_DIRECTION: return F;
	case BIDIRECTIONAL: return from_here || Site::is_local_addr(id$resp_h);
	case OUTBOUND: return from_here;
	case INBOUND: return Site::is_local_addr(id$resp_h);
	}

	return F;
	}

## Whether an address is among those meant.
function addr_matches_host(ip: addr, h: Host): bool
	{
	if ( h == NO_HOSTS || h == ALL_HOSTS )
		return h == ALL_HOSTS;

	return Site::is_local_addr(ip) == (h == LOCAL_HOSTS);
	}
