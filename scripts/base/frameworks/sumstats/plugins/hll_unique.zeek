##! About how many different observations there were, in little memory (HyperLogLog).

@load ../main

module SumStats;

export {
	redef record Reducer += {
		## How far off the estimate may be, and how sure that is to hold.
		hll_error_margin: double &default=0.01;
		hll_confidence: double &default=0.95;
	};

	redef enum Calculation += { HLL_UNIQUE };

	redef record ResultVal += { hll_unique: count &default=0; };
}

redef record ResultVal += {
	card: opaque of cardinality &optional;
	hll_error_margin: double &optional;
	hll_confidence: double &optional;
};

function observe_hll_unique(r: Reducer, val: double, obs: Observation, rv: ResultVal)
	{
	if ( ! rv?$card )
		{
		rv$hll_error_margin = r$hll_error_margin;
		rv$hll_confidence = r$hll_confidence;
		rv$card = hll_cardinality_init(r$hll_error_margin, r$hll_confidence);
		}

	hll_cardinality_add(rv$card, obs);
	rv$hll_unique = double_to_count(hll_cardinality_estimate(rv$card));
	}

hook register_observe_plugins() { register_observe_plugin(HLL_UNIQUE, observe_hll_unique); }

hook compose_resultvals_hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal)
	{
	local one = rv1?$card ? rv1 : rv2;

	if ( ! one?$card )
		return;

	result$hll_error_margin = one$hll_error_margin;
	result$hll_confidence = one$hll_confidence;
	result$card = hll_cardinality_copy(one$card);

	if ( rv1?$card && rv2?$card )
		hll_cardinality_merge_into(result$card, rv2$card);

	result$hll_unique = double_to_count(hll_cardinality_estimate(result$card));
	}
