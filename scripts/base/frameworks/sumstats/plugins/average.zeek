##! The arithmetic mean, kept up to date with each number.

@load ../main

module SumStats;

export {
	redef enum Calculation += { AVERAGE };

	redef record ResultVal += { average: double &optional; };
}

function observe_average(r: Reducer, val: double, obs: Observation, rv: ResultVal)
	{
	local before = rv?$average ? rv$average : 0.0;
	rv$average = before + (val - before) / rv$num;
	}

hook register_observe_plugins() { register_observe_plugin(AVERAGE, observe_average); }

hook compose_resultvals_hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal)
	{
	local total = rv1$num + rv2$num;

	# Each side weighs as much as it has observations.
	if ( rv1?$average && rv2?$average && total > 0 )
		result$average = (rv1$average * rv1$num + rv2$average * rv2$num) / total;
	else if ( rv1?$average || rv2?$average )
		result$average = rv1?$average ? rv1$average : rv2$average;
	}
