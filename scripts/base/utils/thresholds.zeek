##! Saying something at the first, the hundredth, the thousandth time, instead of every time.

export {
	## Counts, and remembers which threshold comes next.
	type TrackCount: record {
		n: count &default=0;
		index: count &default=0;
	};

	const default_notice_thresholds: vector of count = vector(30, 100, 1000, 10000, 100000, 1000000, 10000000) &redef;

	## Counts once more; T if that reaches the next threshold of *v*.
	global check_threshold: function(v: vector of count, tracker: TrackCount): bool;

	global default_check_threshold: function(tracker: TrackCount): bool;
	global new_track_count: function(): TrackCount;
}

function new_track_count(): TrackCount
	{ return TrackCount(); }

function check_threshold(v: vector of count, tracker: TrackCount): bool
	{
	local reached = tracker$index < |v| && tracker$n >= v[tracker$index];

	if ( reached )
		++tracker$index;

	return reached;
	}

function default_check_threshold(tracker: TrackCount): bool
	{ return check_threshold(default_notice_thresholds, tracker); }
