##! The variance of a sample, by Welford's method: the squares of the distances from the mean are added up as the mean moves.

@load ../main
@load ./average

module SumStats;

export {
	redef enum Calculation += { VARIANCE };

	redef record ResultVal += { variance: double &optional; };
}

# The mean before the latest number, and the sum of squares so far.
redef record ResultVal += {
	prev_avg: double &optional;
	var_s: double &default=0.0;
};

function calc_variance(rv: ResultVal)
	{ rv$variance = rv$num > 1 ? rv$var_s / (rv$num - 1) : 0.0; }

function observe_variance(r: Reducer, val: double, obs: Observation, rv: ResultVal)
	{
	if ( rv$num > 1 )
		rv$var_s += (val - rv$prev_avg) * (val - rv$average);

	calc_variance(rv);
	rv$prev_avg = rv$average;
	}

hook register_observe_plugins() { add_observe_plugin_dependency(VARIANCE, AVERAGE); register_observe_plugin(VARIANCE, observe_variance); }

# The mean of both together must be there first. The distance between the two means counts as well (Chan's formula).
hook compose_resultvals_hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal) &priority=-5
	{
	result$var_s = rv1$var_s + rv2$var_s;

	if ( ! rv1?$average || ! rv2?$average )
		{
		local one = rv1?$average ? rv1 : rv2;

		if ( one?$prev_avg )
			result$prev_avg = one$prev_avg;
		}
	else
		{
		local apart = rv2$average - rv1$average;
		result$var_s += apart * apart * rv1$num * rv2$num / (rv1$num + rv2$num);
		result$prev_avg = result$average;
		}

	calc_variance(result);
	}
