##! Writes metrics to telemetry.log and telemetry_histogram.log, again and again.

@load base/frameworks/telemetry
@load base/frameworks/cluster

module Telemetry;

export {
	redef enum Log::ID += { LOG, LOG_HISTOGRAM };

	## How often.
	option log_interval = 1min;

	## Prefixes of the metrics that are written.
	option log_prefixes: set[string] = { "process", "zeek" };

	type Info: record {
		ts: time &log;
		peer: string &log;
		metric_type: string &log;
		name: string &log;
		labels: vector of string &log;
		label_values: vector of string &log;
		value: double &log;
	};

	type HistogramInfo: record {
		ts: time &log;
		peer: string &log;
		name: string &log;
		labels: vector of string &log;
		label_values: vector of string &log;
		bounds: vector of double &log;
		## Observations in each bucket.
		values: vector of double &log;
		sum: double &log;
		observations: double &log;
	};

	global log_policy: Log::PolicyHook;
	global log_policy_histogram: Log::PolicyHook;

	global log_telemetry: event(rec: Info);
	global log_telemetry_histogram: event(rec: HistogramInfo);
}

event zeek_init() &priority=5
	{
	Log::create_stream(LOG, Log::Stream($columns=Info, $path="telemetry", $ev=log_telemetry, $policy=log_policy));
	Log::create_stream(LOG_HISTOGRAM, Log::Stream($columns=HistogramInfo, $path="telemetry_histogram",
	                                              $ev=log_telemetry_histogram, $policy=log_policy_histogram));
	}

function do_log()
	{
	local now = network_time();

	for ( prefix in log_prefixes )
		{
		for ( _, m in collect_metrics(prefix) )
			{
			local kind = sub(cat(m$opts$metric_type), /.*::/, "");
			Log::write(LOG, Info($ts=now, $peer=peer_description, $metric_type=to_lower(kind), $name=m$opts$name,
			                     $labels=m$label_names, $label_values=m$label_values, $value=m$value));
			}

		for ( _, h in collect_histogram_metrics(prefix) )
			Log::write(LOG_HISTOGRAM, HistogramInfo($ts=now, $peer=peer_description, $name=h$opts$name, $labels=h$label_names,
			                                        $label_values=h$label_values, $bounds=h$opts$bounds, $values=h$values,
			                                        $sum=h$sum, $observations=h$observations));
		}
	}

event Telemetry::log()
	{
	do_log();
	schedule log_interval { Telemetry::log() };
	}

event zeek_init() &priority=-5
	{ schedule log_interval { Telemetry::log() }; }

# What came since the last time.
event zeek_done()
	{ do_log(); }
