##! Summary statistics where one process sees everything.

@load ./main

module SumStats;

# Results that one event hands over before others get their turn.
const results_per_event = 50;

event SumStats::process_epoch_result(ss: SumStat, now: time, data: ResultTable)
	{
	local handed_over: vector of Key;
	local limit = zeek_is_terminating() ? |data| : results_per_event;

	for ( key, result in data )
		{
		if ( |handed_over| >= limit )
			break;

		ss$epoch_result(now, key, result);
		handed_over += key;
		}

	for ( _, done in handed_over )
		delete data[done];

	if ( |data| > 0 )
		schedule 10msec { SumStats::process_epoch_result(ss, now, data) };
	else if ( ss?$epoch_finished )
		ss$epoch_finished(now);
	}

function do_finish_epoch(ss: SumStat)
	{
	local now = network_time();
	local data = result_store[ss$name];

	# From here on observations belong to the next epoch.
	reset(ss);

	if ( ss?$epoch_result && |data| > 0 )
		event SumStats::process_epoch_result(ss, now, data);
	else if ( ss?$epoch_finished )
		ss$epoch_finished(now);
	}

event SumStats::finish_epoch(ss: SumStat)
	{
	do_finish_epoch(ss);

	local goes_on = ss$epoch != 0sec && ! zeek_is_terminating();

	if ( goes_on )
		schedule ss$epoch { SumStats::finish_epoch(ss) };
	}

function data_added(ss: SumStat, key: Key, result: Result)
	{
	local reached = check_thresholds(ss, key, result, 1.0);

	if ( reached )
		threshold_crossed(ss, key, result);
	}

function request_key(ss_name: string, key: Key): Result
	{
	local known = ss_name in result_store && key in result_store[ss_name];
	return known ? result_store[ss_name][key] : table();
	}

function next_epoch(ss_name: string): bool
	{
	# Epochs with a length end by themselves.
	local at_hand = ss_name in stats_store && stats_store[ss_name]$epoch == 0sec;

	if ( at_hand )
		event SumStats::finish_epoch(stats_store[ss_name]);

	return at_hand;
	}
