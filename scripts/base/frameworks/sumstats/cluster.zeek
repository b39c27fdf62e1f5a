##! Summary statistics of a cluster: every node gathers what it sees, the manager puts it together. When an epoch ends the
##! manager collects everything; in between, a node whose part of a threshold is reached has it look at that key on all nodes.

@load base/frameworks/cluster
@load ./main
@load ./plugins

module SumStats;

export {
	## The part of a threshold that has to be reached on one node before all nodes are asked about the key.
	const cluster_request_global_view_percent = 0.2 &redef;

	## How many keys may be asked about at once.
	const max_outstanding_global_views = 10 &redef;

	## How long the manager waits for nodes that do not answer.
	const cluster_patience = 15sec &redef;

	## Asks nodes for what they have about a key, and the answer.
	global cluster_get_result: event(uid: string, ss_name: string, key: Key);
	global cluster_send_result: event(uid: string, ss_name: string, key: Key, result: Result);

	## A node has seen its part of a threshold; the threshold was crossed by all together.
	global cluster_key_intermediate_response: event(ss_name: string, key: Key);
	global cluster_threshold_crossed: event(ss_name: string, key: Key, thold_index: count);

	## Asks nodes for everything of an epoch, and the answer in pieces.
	global cluster_get_epoch: event(uid: string, ss_name: string);
	global cluster_send_epoch: event(uid: string, ss_name: string, data: ResultTable, is_last: bool);
}

# Keys in one event.
const keys_per_event = 50;

# Sketches and queues are values of this process only.
event zeek_init() &priority=-100
	{
	for ( name, about in stats_store )
		for ( r in about$reducers )
			for ( _, calc in r$calc_funcs )
				if ( calc in set(HLL_UNIQUE, TOPK, LAST) )
					Reporter::warning(fmt("statistic '%s': results of %s cannot be sent between nodes and are left out", name, calc));
	}

@if ( Cluster::local_node_type() != Cluster::MANAGER )

function ready_to_travel(result: Result): Result
	{
	local out = copy(result);

	for ( _, rv in out )
		{
		delete rv$card;
		delete rv$topk;
		delete rv$last_elements;
		}

	return out;
	}

# Keys that the manager was told of lately.
global told: set[string, Key] &create_expire=10sec;

function data_added(ss: SumStat, key: Key, result: Result)
	{
	if ( [ss$name, key] in told )
		return;

	# What this node has is compared as if it were only its part of the whole.
	if ( ! check_thresholds(ss, key, result, cluster_request_global_view_percent) )
		return;

	add told[ss$name, key];
	Cluster::publish(Cluster::manager_topic, SumStats::cluster_key_intermediate_response, ss$name, key);
	}

event SumStats::cluster_get_result(uid: string, ss_name: string, key: Key)
	{
	local have: Result = table();

	if ( ss_name in result_store && key in result_store[ss_name] )
		have = ready_to_travel(result_store[ss_name][key]);

	Cluster::publish(Cluster::manager_topic, SumStats::cluster_send_result, uid, ss_name, key, have);
	}

event SumStats::cluster_threshold_crossed(ss_name: string, key: Key, thold_index: count)
	{
	if ( ss_name in threshold_tracker )
		threshold_tracker[ss_name][key] = thold_index;

	delete told[ss_name, key];
	}

event SumStats::cluster_get_epoch(uid: string, ss_name: string)
	{
	if ( ss_name !in stats_store )
		return;

	local data = result_store[ss_name];
	local piece: ResultTable = table();

	# From here on observations belong to the next epoch.
	reset(stats_store[ss_name]);

	for ( key, result in data )
		{
		piece[key] = ready_to_travel(result);

		if ( |piece| < keys_per_event )
			next;

		Cluster::publish(Cluster::manager_topic, SumStats::cluster_send_epoch, uid, ss_name, piece, F);
		piece = table();
		}

	Cluster::publish(Cluster::manager_topic, SumStats::cluster_send_epoch, uid, ss_name, piece, T);
	}

# The manager ends epochs.
event SumStats::finish_epoch(ss: SumStat)
	{ }

function do_finish_epoch(ss: SumStat)
	{ }

function request_key(ss_name: string, key: Key): Result
	{
	local known = ss_name in result_store && key in result_store[ss_name];
	return known ? result_store[ss_name][key] : table();
	}

function next_epoch(ss_name: string): bool
	{ return F; }

@else

function put_together(into: ResultTable, key: Key, result: Result)
	{ into[key] = key in into ? compose_results(into[key], result) : result; }

function request_all(): count
	{ return Cluster::get_active_node_count(Cluster::WORKER); }

# A question to all nodes: what they said so far, and how many of them have to say something yet.
type Question: record {
	ss_name: string;
	waits_for: count;
	key: Key &optional;
	found: ResultTable &default=ResultTable();
	asked: time &default=network_time();
};

global questions: table[string] of Question &create_expire=2min;

# What the manager sees itself counts, too.
function own_part(ss_name: string, key: Key, into: ResultTable)
	{
	if ( ss_name in result_store && key in result_store[ss_name] )
		put_together(into, key, copy(result_store[ss_name][key]));
	}

function ask(ss_name: string, key: Key): string
	{
	local uid = unique_id("sumstats-");
	local question = Question($ss_name=ss_name, $waits_for=request_all(), $key=key);
	own_part(ss_name, key, question$found);
	questions[uid] = question;
	Cluster::publish(Cluster::worker_topic, SumStats::cluster_get_result, uid, ss_name, key);
	return uid;
	}

function judge(ss_name: string, key: Key, result: Result)
	{
	local ss = stats_store[ss_name];

	if ( ! check_thresholds(ss, key, result, 1.0) )
		return;

	threshold_crossed(ss, key, result);
	Cluster::publish(Cluster::worker_topic, SumStats::cluster_threshold_crossed, ss_name, key, get_threshold_index(ss_name, key));
	}

function data_added(ss: SumStat, key: Key, result: Result)
	{
	if ( check_thresholds(ss, key, result, cluster_request_global_view_percent) )
		event SumStats::cluster_key_intermediate_response(ss$name, key);
	}

# Keys being asked about because a node said so.
global views: table[string] of bool &create_expire=2min;

event SumStats::cluster_key_intermediate_response(ss_name: string, key: Key)
	{
	if ( ss_name !in stats_store || |views| >= max_outstanding_global_views )
		return;

	local uid = ask(ss_name, key);
	views[uid] = T;

	if ( questions[uid]$waits_for == 0 )
		event SumStats::cluster_send_result(uid, ss_name, key, table());
	}

event SumStats::cluster_send_result(uid: string, ss_name: string, key: Key, result: Result)
	{
	if ( uid !in questions )
		return;

	local question = questions[uid];
	put_together(question$found, key, result);

	if ( question$waits_for > 0 )
		--question$waits_for;

	if ( question$waits_for > 0 || uid !in views )
		return;

	delete views[uid];
	delete questions[uid];
	judge(ss_name, key, question$found[key]);
	}

function request_key(ss_name: string, key: Key): Result
	{
	local uid = ask(ss_name, key);

	return when [uid, key] ( uid in questions && questions[uid]$waits_for == 0 )
		{
		local found = questions[uid]$found;
		delete questions[uid];
		return key in found ? found[key] : table();
		}
	timeout cluster_patience
		{
		delete questions[uid];
		return table();
		}
	}

event SumStats::process_epoch_result(ss: SumStat, now: time, data: ResultTable)
	{
	local handed_over: vector of Key;
	local limit = zeek_is_terminating() ? |data| : keys_per_event;

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

# All has been said, or was waited for long enough.
function close_epoch(uid: string)
	{
	local question = questions[uid];
	local ss = stats_store[question$ss_name];
	delete questions[uid];

	if ( ss?$epoch_result && |question$found| > 0 )
		event SumStats::process_epoch_result(ss, network_time(), question$found);
	else if ( ss?$epoch_finished )
		ss$epoch_finished(network_time());
	}

event SumStats::cluster_epoch_is_late(uid: string)
	{
	if ( uid !in questions )
		return;

	Reporter::warning(fmt("statistic '%s': %d nodes did not tell their results", questions[uid]$ss_name, questions[uid]$waits_for));
	close_epoch(uid);
	}

event SumStats::cluster_send_epoch(uid: string, ss_name: string, data: ResultTable, is_last: bool)
	{
	if ( uid !in questions )
		return;

	local question = questions[uid];

	for ( key, result in data )
		put_together(question$found, key, result);

	if ( is_last && question$waits_for > 0 )
		--question$waits_for;

	if ( question$waits_for == 0 )
		close_epoch(uid);
	}

function do_finish_epoch(ss: SumStat)
	{
	local uid = unique_id("sumstats-");
	questions[uid] = Question($ss_name=ss$name, $waits_for=request_all(), $found=result_store[ss$name]);
	reset(ss);

	if ( questions[uid]$waits_for == 0 )
		{
		close_epoch(uid);
		return;
		}

	Cluster::publish(Cluster::worker_topic, SumStats::cluster_get_epoch, uid, ss$name);
	schedule cluster_patience { SumStats::cluster_epoch_is_late(uid) };
	}

event SumStats::finish_epoch(ss: SumStat)
	{
	do_finish_epoch(ss);

	if ( ss$epoch != 0sec && ! zeek_is_terminating() )
		schedule ss$epoch { SumStats::finish_epoch(ss) };
	}

function next_epoch(ss_name: string): bool
	{
	local at_hand = ss_name in stats_store && stats_store[ss_name]$epoch == 0sec;

	if ( at_hand )
		event SumStats::finish_epoch(stats_store[ss_name]);

	return at_hand;
	}

@endif
