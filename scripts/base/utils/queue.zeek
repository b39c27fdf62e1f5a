##! A first-in, first-out queue of anything, kept in a table so that neither end ever moves.

module Queue;

export {
	## The oldest go when there would be more than *max_len*; no limit if unset.
	type Settings: record { max_len: count &optional; };

	type Queue: record { };

	global init: function(s: Settings &default=Settings()): Queue;
	global put: function(q: Queue, val: any);
	global get: function(q: Queue): any;
	global peek: function(q: Queue): any;
	global len: function(q: Queue): count;

	## Everything, from the oldest to the newest, into a vector.
	global get_vector: function(q: Queue, ret: vector of any);

	## A new queue with elements of both in turn, as long as the first one has any; it has the limit of the first.
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
	local fresh = Queue($settings=copy(s), $initialized=T);
	fresh$vals = table();
	return fresh;
	}

function put(q: Queue, val: any)
	{
	if ( q$settings?$max_len && len(q) >= q$settings$max_len )
		get(q);

	q$size += 1;
	q$vals[q$top] = val;
	++q$top;
	}

function get(q: Queue): any
	{
	local at = q$bottom;
	local oldest = q$vals[at];
	q$bottom = at + 1;
	q$size -= 1;
	delete q$vals[at];
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

	local turn = 0;

	while ( turn < len(q1) )
		{
		put(out, q1$vals[q1$bottom + turn]);

		if ( turn < len(q2) )
			put(out, q2$vals[q2$bottom + turn]);

		++turn;
		}

	return out;
	}
