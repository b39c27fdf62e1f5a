##! analyzer.log: connections and files on which an analyzer failed.

module Analyzer::Logging;

export {
	redef enum Log::ID += { LOG };

	global log_analyzer: event(rec: Info);
	global log_policy: Log::PolicyHook;

	## How much of the offending input is logged, in octets.
	option failure_data_max_size: count = 40;
}

event zeek_init() &priority=5
	{
	Log::create_stream(LOG, Log::Stream($columns=Info, $path="analyzer", $ev=log_analyzer, $policy=log_policy));
	}

function log_analyzer_failure(ts: time, atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo)
	{
	local row = Info($ts=ts, $analyzer_kind=Analyzer::kind(atype), $analyzer_name=Analyzer::name(atype),
	                 $failure_reason=info$reason);

	if ( info?$c )
		{
		row$uid = info$c$uid;
		row$id = info$c$id;
		row$proto = get_port_transport_proto(info$c$id$resp_p);
		}

	if ( info?$f )
		{
		row$fuid = info$f$id;

		# A file that hangs on one connection is best described by it.
		if ( ! row?$id && info$f?$conns && |info$f$conns| == 1 )
			for ( _, carrier in info$f$conns )
				{
				row$uid = carrier$uid;
				row$id = carrier$id;
				row$proto = get_port_transport_proto(carrier$id$resp_p);
				}
		}

	if ( failure_data_max_size > 0 && info?$data )
		row$failure_data = |info$data| <= failure_data_max_size ? info$data : info$data[0:failure_data_max_size];

	Log::write(LOG, row);
	}

# Trying a protocol that it then was not is everyday business; losing one that had been recognised is news, once.
event analyzer_failed(ts: time, atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo)
	{
	if ( ! info?$c )
		return;

	local called = Analyzer::name(atype);

	if ( called in info$c$service && called !in info$c$failed_analyzers )
		log_analyzer_failure(ts, atype, info);
	}

# Analyzers of packets and files are never taken off, so what they stumble over is said at once.
event analyzer_violation_info(atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo)
	{
	if ( is_protocol_analyzer(atype) )
		return;

	if ( info?$c )
		{
		local called = Analyzer::name(atype);

		if ( called in info$c$failed_analyzers )
			return;

		add info$c$failed_analyzers[called];
		}

	log_analyzer_failure(network_time(), atype, info);
	}
