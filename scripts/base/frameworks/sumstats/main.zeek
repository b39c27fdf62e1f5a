##! Summary statistics: scripts observe things under a key, reducers boil the observations down, and a statistic delivers
##! the results at the end of each epoch or when a threshold is crossed.

@load base/utils/queue

module SumStats;

export {
	## What a reducer can work out. Each calculation is a file of its own that adds itself here.
	type Calculation: enum { PLACEHOLDER };

	## What observations are filed under. Either part may be left out.
	type Key: record { str: string &optional; host: addr &optional; };

	## One thing seen: a number, a fraction, or a text, which counts as one.
	type Observation: record { num: count &optional; dbl: double &optional; str: string &optional; };

	## The stream names the observations it listens to.
	type Reducer: record { stream: string;
		## What it works out.
		apply: set[Calculation];
		## Observations for which it returns F are passed over.
		pred: function(key: SumStats::Key,
		               obs: SumStats::Observation): bool &optional;
		## Files observations under another key.
		normalize_key: function(key: SumStats::Key): SumStats::Key &optional;
	};

	## What was worked out for a key and a reducer. Calculations add their fields.
	type ResultVal: record {
		## When the first and the last observation came, and how many there were.
		begin: time; end: time; num: count &default=0;
	};

	## Results by stream.
	type Result: table[string] of ResultVal;

	type ResultTable: table[Key] of Result;

	## Its name must be unique.
	type SumStat: record { name: string;
		## How long to gather before delivering; with zero, epochs end when next_epoch is called.
		epoch: interval;
		reducers: set[Reducer];
		## The number that is compared with the threshold, and with the next of a series.
		threshold_val: function(key: SumStats::Key, result: SumStats::Result): double &optional;
		threshold: double &optional;
		threshold_series: vector of double &optional;
		## Called once for each threshold, key and epoch.
		threshold_crossed: function(key: SumStats::Key, result: SumStats::Result) &optional;
		## Called for each key when an epoch ends, and then once.
		epoch_result: function(ts: time, key: SumStats::Key, result: SumStats::Result) &optional;
		epoch_finished: function(ts: time) &optional;
	};

	global create: function(ss: SumStats::SumStat);

	## Offers an observation to all reducers of a stream.
	global observe: function(id: string, orig_key: SumStats::Key, obs: SumStats::Observation);

	## The results so far of one key; empty if it has none. For use in *when*.
	global request_key: function(ss_name: string, key: Key): Result;

	## Ends an epoch of a statistic that leaves this to its user.
	global next_epoch: function(ss_name: string): bool;

	## Puts results of two parts of the traffic together.
	global compose_results: function(r1: Result, r2: Result): Result;

	global key2str: function(key: SumStats::Key): string;
}

# Filled in when a reducer becomes part of a statistic: which one, and its calculations, each after those it rests on.
redef record Reducer += {
	ssname: string &optional;
	calc_funcs: vector of Calculation &optional;
};

# What calculations have to do: work in an observation, prepare a result, make one result of two.
type ObserveFunc: function(r: Reducer, val: double, obs: Observation, rv: ResultVal);

global register_observe_plugins: hook();
global init_resultval_hook: hook(r: Reducer, rv: ResultVal);
global compose_resultvals_hook: hook(result: ResultVal, rv1: ResultVal, rv2: ResultVal);

global register_observe_plugin: function(calc: Calculation, func: ObserveFunc);
global add_observe_plugin_dependency: function(calc: Calculation, depends_on: Calculation);

# Calculations, what they rest on, statistics, reducers by stream, results, and how many thresholds each key has crossed.
global calc_store: table[Calculation] of ObserveFunc = table();
global calc_deps: table[Calculation] of vector of Calculation = table();
global stats_store: table[string] of SumStat = table();
global reducer_store: table[string] of set[Reducer] = table();
global result_store: table[string] of ResultTable = table();
global threshold_tracker: table[string] of table[Key] of count = table();
global thresholds_store: table[string, Key] of bool = table();

# How a single process or a node of a cluster goes about it.
global data_added: function(ss: SumStat, key: Key, result: Result);
global finish_epoch: event(ss: SumStat);
global do_finish_epoch: function(ss: SumStat) &is_used;
global threshold_crossed: function(ss: SumStat, key: Key, result: Result) &is_used;

function key2str(key: Key): string
	{
	local parts: vector of string;

	if ( key?$host )
		parts += cat("host=", key$host);

	if ( key?$str )
		parts += "str=" + key$str;

	return "sumstats_key(" + join_string_vec(parts, ", ") + ")";
	}

function register_observe_plugin(calc: Calculation, func: ObserveFunc)
	{ calc_store[calc] = func; }

function add_observe_plugin_dependency(calc: Calculation, depends_on: Calculation)
	{
	local needs = calc in calc_deps ? calc_deps[calc] : vector();
	needs += depends_on;
	calc_deps[calc] = needs;
	}

event zeek_init() &priority=100000
	{
	hook register_observe_plugins();
	}

function init_resultval(r: Reducer): ResultVal
	{
	local fresh = ResultVal($begin=network_time(), $end=network_time());
	hook init_resultval_hook(r, fresh);
	return fresh;
	}

function compose_resultvals(rv1: ResultVal, rv2: ResultVal): ResultVal
	{
	local out = ResultVal($begin=rv1$begin < rv2$begin ? rv1$begin : rv2$begin,
	                      $end=rv1$end > rv2$end ? rv1$end : rv2$end, $num=rv1$num + rv2$num);
	hook compose_resultvals_hook(out, rv1, rv2);
	return out;
	}

function compose_results(r1: Result, r2: Result): Result
	{
	local out: Result = table();

	for ( stream, rv in r1 )
		out[stream] = stream in r2 ? compose_resultvals(rv, r2[stream]) : rv;

	for ( stream, other in r2 )
		if ( stream !in r1 )
			out[stream] = other;

	return out;
	}

function reset(ss: SumStat)
	{
	result_store[ss$name] = table();
	threshold_tracker[ss$name] = table();
	}

# Appends a calculation behind everything it needs, once.
function add_calc_deps(calcs: vector of Calculation, c: Calculation)
	{
	local waiting = vector(c);
	local needed: vector of Calculation;

	# Breadth first: what is needed by more stands further back, and is taken from the back.
	while ( |waiting| > 0 )
		{
		local level = waiting;
		waiting = vector();

		for ( _, calc in level )
			{
			needed += calc;

			if ( calc in calc_deps )
				for ( _, base in calc_deps[calc] )
					waiting += base;
			}
		}

	local at = |needed|;

	while ( at > 0 )
		{
		--at;
		local known = F;

		for ( _, have in calcs )
			known = known || have == needed[at];

		if ( ! known )
			calcs += needed[at];
		}
	}

function create(ss: SumStat)
	{
	if ( (ss?$threshold || ss?$threshold_series) && ! ss?$threshold_val )
		Reporter::error(fmt("statistic '%s' has a threshold, but no function that gives the value to compare with it", ss$name));

	stats_store[ss$name] = ss;

	for ( reducer in ss$reducers )
		{
		# Everything about it that depends on the statistic.
		reducer$calc_funcs = vector();
		reducer$ssname = ss$name;

		for ( calc in reducer$apply )
			{
			if ( calc !in calc_store )
				{
				Reporter::error(fmt("statistic '%s' asks for an unknown calculation (%s)", ss$name, calc));
				return;
				}

			add_calc_deps(reducer$calc_funcs, calc);
			}

		local listeners = reducer$stream in reducer_store ? reducer_store[reducer$stream] : set();
		add listeners[reducer];
		reducer_store[reducer$stream] = listeners;
		}

	reset(ss);

	if ( ss$epoch != 0sec )
		schedule ss$epoch { SumStats::finish_epoch(ss) };
	}

function observe(id: string, orig_key: Key, obs: Observation)
	{
	if ( id !in reducer_store )
		return;

	local now = network_time();
	local number = obs?$num ? obs$num + 0.0 : (obs?$dbl ? obs$dbl : 1.0);

	for ( r in reducer_store[id] )
		{
		local key = r?$normalize_key ? r$normalize_key(copy(orig_key)) : orig_key;

		if ( r?$pred && ! r$pred(key, obs) )
			next;

		local of_key: Result;
		local all = result_store[r$ssname];

		if ( key in all )
			of_key = all[key];
		else
			{
			of_key = table();
			all[key] = of_key;
			}

		if ( id !in of_key )
			of_key[id] = init_resultval(r);

		local rv = of_key[id];
		++rv$num;
		rv$end = now;

		for ( _, calc in r$calc_funcs )
			calc_store[calc](r, number, obs, rv);

		data_added(stats_store[r$ssname], key, of_key);
		}
	}

# How many thresholds this key has crossed in this epoch.
function get_threshold_index(ss_name: string, key: Key): count
	{
	local crossed = threshold_tracker[ss_name];
	return key in crossed ? crossed[key] : 0;
	}

function increment_threshold_tracker(ss_name: string, key: Key)
	{ threshold_tracker[ss_name][key] = get_threshold_index(ss_name, key) + 1; }

# Whether the next threshold is reached. A node that sees only part of the traffic passes the part as *modify_pct*.
function check_thresholds(ss: SumStat, key: Key, result: Result, modify_pct: double): bool
	{
	if ( ! ss?$threshold_val || (! ss?$threshold && ! ss?$threshold_series) )
		return F;

	local index = get_threshold_index(ss$name, key);
	local value = |result| > 0 ? ss$threshold_val(key, result) : 0.0;

	if ( modify_pct > 0.0 && modify_pct < 1.0 )
		value = value / modify_pct;

	if ( ss?$threshold && index == 0 && value >= ss$threshold )
		return T;

	return ss?$threshold_series && index < |ss$threshold_series| && value >= ss$threshold_series[index];
	}

function threshold_crossed(ss: SumStat, key: Key, result: Result)
	{
	if ( ! ss?$threshold_crossed )
		return;

	increment_threshold_tracker(ss$name, key);

	# The function may look at any of the streams, so none is missing.
	for ( r in ss$reducers )
		if ( r$stream !in result )
			result[r$stream] = init_resultval(r);

	ss$threshold_crossed(key, result);
	}
