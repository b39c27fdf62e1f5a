##! How many different observations there were, exactly.

@load ../main

module SumStats;

export {
	redef record Reducer += {
		## Count no further than this.
		unique_max: count &optional;
	};

	redef enum Calculation += { UNIQUE };

	redef record ResultVal += { unique: count &default=0; };
}

redef record ResultVal += {
	unique_max: count &optional;
	unique_vals: set[Observation] &optional;
};

# There is no point in remembering more than are counted.
function unique_has_room(rv: ResultVal): bool
	{ return ! rv?$unique_max || |rv$unique_vals| < rv$unique_max; }

function observe_unique(r: Reducer, val: double, obs: Observation, rv: ResultVal)
	{
	if ( rv$num == 1 )
		{
		rv$unique_vals = set();

		if ( r?$unique_max )
			rv$unique_max = r$unique_max;
		}

	if ( unique_has_room(rv) )
		{
		add rv$unique_vals[obs];
		rv$unique = |rv$unique_vals|;
		}
	}

hook register_observe_plugins() { register_observe_plugin(UNIQUE, observe_unique); }

hook compose_resultvals_hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal)
	{
	if ( rv1?$unique_max || rv2?$unique_max )
		result$unique_max = rv1?$unique_max ? rv1$unique_max : rv2$unique_max;

	for ( _, side in vector(rv1, rv2) )
		if ( side?$unique_vals )
			{
			if ( ! result?$unique_vals )
				result$unique_vals = set();

			for ( one in side$unique_vals )
				if ( unique_has_room(result) )
					add result$unique_vals[one];
			}

	if ( result?$unique_vals )
		result$unique = |result$unique_vals|;
	}
