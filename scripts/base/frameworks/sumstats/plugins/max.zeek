##! The largest number.

@load ../main

module SumStats;

export {
	redef enum Calculation += { MAX };

	redef record ResultVal += { max: double &optional; };
}

function observe_max(r: Reducer, val: double, obs: Observation, rv: ResultVal)
	{
	if ( ! rv?$max || val > rv$max )
		rv$max = val;
	}

hook register_observe_plugins() { register_observe_plugin(MAX, observe_max); }

hook compose_resultvals_hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal)
	{
	for ( _, side in vector(rv1, rv2) )
		if ( side?$max && (! result?$max || side$max > result$max) )
			result$max = side$max;
	}
