##! The latest observations themselves.

@load base/utils/queue
@load ../main

module SumStats;

export {
	redef enum Calculation += { LAST };

	redef record Reducer += {
		## How many to keep.
		num_last_elements: count &default=0;
	};

	redef record ResultVal += { last_elements: Queue::Queue &optional; };

	## What was kept, from the oldest on.
	global get_last: function(rv: ResultVal): vector of Observation;
}

function get_last(rv: ResultVal): vector of Observation
	{
	local kept: vector of Observation = vector();

	if ( rv?$last_elements )
		Queue::get_vector(rv$last_elements, kept);

	return kept;
	}

hook init_resultval_hook(r: Reducer, rv: ResultVal)
	{
	if ( LAST in r$apply && r$num_last_elements > 0 )
		rv$last_elements = Queue::init(Queue::Settings($max_len=r$num_last_elements));
	}

function observe_last(r: Reducer, val: double, obs: Observation, rv: ResultVal)
	{
	if ( rv?$last_elements )
		Queue::put(rv$last_elements, obs);
	}

hook register_observe_plugins() { register_observe_plugin(LAST, observe_last); }

hook compose_resultvals_hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal)
	{
	local one = rv1?$last_elements ? rv1 : rv2;

	if ( rv1?$last_elements && rv2?$last_elements )
		result$last_elements = Queue::merge(copy(rv1$last_elements), copy(rv2$last_elements));
	else if ( one?$last_elements )
		result$last_elements = one$last_elements;
	}
