##! Several thresholds on one connection. The engine watches one of each kind at a time, always the lowest.

module ConnThreshold;

export {
	type threshold_type: enum { BYTES, PACKETS, DURATION };

	type Thresholds: record {
		orig_byte: set[count] &default=set();
		resp_byte: set[count] &default=set();
		orig_packet: set[count] &default=set();
		resp_packet: set[count] &default=set();
		duration: set[interval] &default=set();
	};

	## Adding one that is there already, or removing one that is not, gives F.
	global set_bytes_threshold: function(c: connection, threshold: count, is_orig: bool): bool;
	global set_packets_threshold: function(c: connection, threshold: count, is_orig: bool): bool;
	global set_duration_threshold: function(c: connection, threshold: interval): bool;
	global delete_bytes_threshold: function(c: connection, threshold: count, is_orig: bool): bool;
	global delete_packets_threshold: function(c: connection, threshold: count, is_orig: bool): bool;
	global delete_duration_threshold: function(c: connection, threshold: interval): bool;

	## Raised for exactly the thresholds that were asked for.
	global bytes_threshold_crossed: event(c: connection, threshold: count, is_orig: bool);
	global packets_threshold_crossed: event(c: connection, threshold: count, is_orig: bool);
	global duration_threshold_crossed: event(c: connection, threshold: interval, is_orig: bool);
}

redef record connection += {
	thresholds: ConnThreshold::Thresholds &optional;
};

function set_conn(c: connection)
	{
	if ( ! c?$thresholds )
		c$thresholds = Thresholds();
	}

# The lowest; 0 takes the watch off.
function find_min_threshold(t: set[count]): count
	{
	local lowest: count = 0;

	for ( each in t )
		if ( lowest == 0 || each < lowest )
			lowest = each;

	return lowest;
	}

function find_min_duration_threshold(t: set[interval]): interval
	{
	local lowest = 0sec;

	for ( each in t )
		if ( lowest == 0sec || each < lowest )
			lowest = each;

	return lowest;
	}

# The set that a kind and direction mean. Sets are shared, so changes to it are changes to the connection.
function thresholds_of(c: connection, ttype: threshold_type, is_orig: bool): set[count]
	{
	set_conn(c);

	if ( ttype == BYTES )
		return is_orig ? c$thresholds$orig_byte : c$thresholds$resp_byte;

	return is_orig ? c$thresholds$orig_packet : c$thresholds$resp_packet;
	}

function set_current_threshold(c: connection, ttype: threshold_type, is_orig: bool): bool
	{
	switch ( ttype ) {
	case BYTES:
		return set_current_conn_bytes_threshold(c$id, find_min_threshold(thresholds_of(c, BYTES, is_orig)), is_orig);

	case PACKETS:
		return set_current_conn_packets_threshold(c$id, find_min_threshold(thresholds_of(c, PACKETS, is_orig)), is_orig);

	case DURATION:
		return set_current_conn_duration_threshold(c$id, find_min_duration_threshold(c$thresholds$duration));
	}

	return F;
	}

function set_one(c: connection, ttype: threshold_type, threshold: count, is_orig: bool): bool
	{
	local wanted = thresholds_of(c, ttype, is_orig);

	if ( threshold == 0 || threshold in wanted )
		return F;

	add wanted[threshold];
	return set_current_threshold(c, ttype, is_orig);
	}

function delete_one(c: connection, ttype: threshold_type, threshold: count, is_orig: bool): bool
	{
	local wanted = thresholds_of(c, ttype, is_orig);

	if ( threshold !in wanted )
		return F;

	delete wanted[threshold];
	set_current_threshold(c, ttype, is_orig);
	return T;
	}

function set_bytes_threshold(c: connection, threshold: count, is_orig: bool): bool
	{ return set_one(c, BYTES, threshold, is_orig); }

function set_packets_threshold(c: connection, threshold: count, is_orig: bool): bool
	{ return set_one(c, PACKETS, threshold, is_orig); }

function delete_bytes_threshold(c: connection, threshold: count, is_orig: bool): bool
	{ return delete_one(c, BYTES, threshold, is_orig); }

function delete_packets_threshold(c: connection, threshold: count, is_orig: bool): bool
	{ return delete_one(c, PACKETS, threshold, is_orig); }

function set_duration_threshold(c: connection, threshold: interval): bool
	{
	set_conn(c);

	if ( threshold == 0sec || threshold in c$thresholds$duration )
		return F;

	add c$thresholds$duration[threshold];
	return set_current_threshold(c, DURATION, T);
	}

function delete_duration_threshold(c: connection, threshold: interval): bool
	{
	set_conn(c);

	if ( threshold !in c$thresholds$duration )
		return F;

	delete c$thresholds$duration[threshold];
	set_current_threshold(c, DURATION, T);
	return T;
	}

# The engine's events come also for thresholds that were set past this module; those are passed over.
event conn_bytes_threshold_crossed(c: connection, threshold: count, is_orig: bool) &priority=5
	{
	if ( c?$thresholds && threshold in thresholds_of(c, BYTES, is_orig) )
		{
		delete_one(c, BYTES, threshold, is_orig);
		event ConnThreshold::bytes_threshold_crossed(c, threshold, is_orig);
		}
	}

event conn_packets_threshold_crossed(c: connection, threshold: count, is_orig: bool) &priority=5
	{
	if ( c?$thresholds && threshold in thresholds_of(c, PACKETS, is_orig) )
		{
		delete_one(c, PACKETS, threshold, is_orig);
		event ConnThreshold::packets_threshold_crossed(c, threshold, is_orig);
		}
	}

event conn_duration_threshold_crossed(c: connection, threshold: interval, is_orig: bool) &priority=5
	{
	if ( c?$thresholds && threshold in c$thresholds$duration )
		{
		delete_duration_threshold(c, threshold);
		event ConnThreshold::duration_threshold_crossed(c, threshold, is_orig);
		}
	}
