##! The standard deviation: the root of the variance.

@load ../main
@load ./variance

module SumStats;

export {
	redef enum Calculation += { STD_DEV };

	redef record ResultVal += { std_dev: double &default=0.0; };
}

function calc_std_dev(rv: ResultVal)
	{ rv$std_dev = rv?$variance ? sqrt(rv$variance) : 0.0; }

function observe_std_dev(r: Reducer, val: double, obs: Observation, rv: ResultVal)
	{
	calc_std_dev(rv);
	}

hook register_observe_plugins() { add_observe_plugin_dependency(STD_DEV, VARIANCE); register_observe_plugin(STD_DEV, observe_std_dev); }

# After the variance of both sides is known.
hook compose_resultvals_hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal) &priority=-10
	{
	calc_std_dev(result);
	}
