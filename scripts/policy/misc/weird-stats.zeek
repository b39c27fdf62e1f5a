##! weird_stats.log: how many weirds of each kind there were, including those that are not logged one by one.

@load base/frameworks/sumstats
@load base/frameworks/notice

module WeirdStats;

export {
	redef enum Log::ID += { LOG };

	## How often to count.
	const weird_stat_interval: interval = 15mins &redef;

	type Info: record { ts: time &log; name: string &log; num_seen: count &log; };

	global log_weird_stats: event(rec: Info);
	global log_policy: Log::PolicyHook;
}

# Counters of the engine never go back, so that an epoch is a difference.
global this_epoch_weirds: table[string] of double &default=0.0;
global last_epoch_weirds: table[string] of double &default=0.0;

function weird_epoch_results(ts: time, key: SumStats::Key, result: SumStats::Result)
	{ this_epoch_weirds[key$str] = result["weirds.encountered"]$sum; }

function weird_epoch_finished(ts: time)
	{
	for ( kind, n in this_epoch_weirds )
		{
		local fresh = n - last_epoch_weirds[kind];

		if ( fresh > 0.0 )
			Log::write(LOG, Info($ts=ts, $name=kind, $num_seen=double_to_count(fresh)));
		}

	last_epoch_weirds = this_epoch_weirds;
	this_epoch_weirds = table() &default=0.0;
	}

module SumStats;

# Before the epoch ends, the numbers of all kinds are observed at once.
function observe_weird_stats()
	{
@ifdef ( get_reporter_stats )
	for ( kind, n in get_reporter_stats()$weirds_by_type )
		SumStats::observe("weirds.encountered", SumStats::Key($str=kind), SumStats::Observation($num=n));
@endif
	}

event SumStats::finish_epoch(ss: SumStats::SumStat) &priority=10
	{
	if ( ss$name == "weirds" )
		observe_weird_stats();
	}

@if ( Cluster::is_enabled() && Cluster::local_node_type() != Cluster::MANAGER )

event SumStats::cluster_get_epoch(uid: string, ss_name: string) &priority=10
	{
	if ( ss_name == "weirds" )
		observe_weird_stats();
	}

@endif

module WeirdStats;

event zeek_init() &priority=5
	{
	Log::create_stream(LOG, Log::Stream($columns=Info, $path="weird_stats", $ev=log_weird_stats, $policy=log_policy));

	local all_of_them = SumStats::Reducer($stream="weirds.encountered", $apply=set(SumStats::SUM));
	SumStats::create(SumStats::SumStat($name="weirds", $epoch=weird_stat_interval, $reducers=set(all_of_them),
	                                   $epoch_finished=weird_epoch_finished, $epoch_result=weird_epoch_results));
	}
