##! A first-in, first-out queue of anything, kept in a table so that neither end ever moves.

module Queue;

export {
	type Settings: record {
		## The oldest go when there would be more; no limit if unset.
		max_len: count &optional;
	};

	type Queue: record { };

	global init: function(s: Settings &default=Settings()): Queue;
	global put: function(q: Queue, val: any);
	global get: function(q: Queue): any;
	global peek: function(q: Queue): any;
	global len: function(q: Queue): count;

	## Everything, from the oldest to the newest, into a vector.
	global get_vector: function(q: Queue, ret: vector of any);

	## The queues are emptied into a new one.
	global merge: function(q1: Queue, q2: Queue): Queue;
}

redef record Queue += {
	initialized: bool &default=F;
	vals: table[count] of any &optional;
	settings: Settings &optional;
	top: count &default=0;
	bottom: count &default=0;
	size: count &default=0;
};

function init(s: Settings): Queue
	{
	local q = Queue($initialized=T, $settings=copy(s));
	q$vals = table();
	return q;
	}

function put(q: Queue, val: any)
	{
	if ( q$settings?$max_len && len(q) >= q$settings$max_len )
		get(q);

	q$vals[q$top] = val;
	++q$top;
	++q$size;
	}

function get(q: Queue): any
	{
	local oldest = q$vals[q$bottom];
	delete q$vals[q$bottom];
	++q$bottom;
	--q$size;
	return oldest;
	}

function peek(q: Queue): any
	{ return q$vals[q$bottom]; }

function len(q: Queue): count
	{ return q$size; }

function get_vector(q: Queue, ret: vector of any)
	{
	local at = q$bottom;

	while ( at < q$top )
		{
		ret[|ret|] = q$vals[at];
		++at;
		}
	}

function merge(q1: Queue, q2: Queue): Queue
	{
	local out = init(q1$settings);

	# Alternately, so that neither queue's oldest waits for all of the other.
	while ( len(q1) + len(q2) > 0 )
		{
		if ( len(q1) > 0 )
			put(out, get(q1));

		if ( len(q2) > 0 )
			put(out, get(q2));
		}

	return out;
	}
