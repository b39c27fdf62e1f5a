##! A random sample of the observations, in which each has the same chance to be.

@load ../main

module SumStats;

export {
	redef enum Calculation += { SAMPLE };

	redef record Reducer += {
		## The size of the sample.
		num_samples: count &default=0;
	};

	redef record ResultVal += { samples: vector of Observation &default=vector(); };
}

# How many observations the sample stands for, and how large it may become.
redef record ResultVal += {
	sample_elements: count &default=0;
	num_samples: count &default=0;
};

# While there is room everything is kept; then the n-th observation takes a random place with probability size / n.
function sample_add_sample(obs: Observation, rv: ResultVal)
	{
	rv$sample_elements += 1;

	if ( |rv$samples| < rv$num_samples )
		{
		rv$samples += obs;
		return;
		}

	local at = rand(rv$sample_elements);

	if ( at < rv$num_samples )
		rv$samples[at] = obs;
	}

hook init_resultval_hook(r: Reducer, rv: ResultVal)
	{
	if ( SAMPLE in r$apply )
		rv$num_samples = r$num_samples;
	}

function observe_sample(r: Reducer, val: double, obs: Observation, rv: ResultVal)
	{
	sample_add_sample(obs, rv);
	}

hook register_observe_plugins() { register_observe_plugin(SAMPLE, observe_sample); }

hook compose_resultvals_hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal)
	{
	result$num_samples = rv1$num_samples > rv2$num_samples ? rv1$num_samples : rv2$num_samples;
	local all = rv1$sample_elements + rv2$sample_elements;

	if ( |rv1$samples| + |rv2$samples| <= result$num_samples )
		{
		for ( _, one in rv1$samples )
			result$samples += one;

		for ( _, two in rv2$samples )
			result$samples += two;
		}
	else
		{
		local from1 = 0;
		local from2 = 0;

		# Each place goes to a side in proportion to what that side stands for, while the side has something to give.
		while ( |result$samples| < result$num_samples )
			{
			local take1 = from2 >= |rv2$samples| || (from1 < |rv1$samples| && rand(all) < rv1$sample_elements);

			if ( take1 )
				{
				result$samples += rv1$samples[from1];
				++from1;
				}
			else
				{
				result$samples += rv2$samples[from2];
				++from2;
				}
			}
		}

	result$sample_elements = all;
	}
