##! Puts the beginning of the packet that an analyzer gave up on into analyzer.log.

@load base/frameworks/analyzer

module Analyzer::Logging;

export {
	## How much of it; negative: all.
	option packet_segment_size: int = 255;
}

redef record connection += { packet_segment: string &optional &log; };
redef record Analyzer::Logging::Info += { packet_segment: string &optional &log; };

@ifdef ( get_current_packet )
event analyzer_violation_info(atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo) &priority=10
	{
	if ( ! info?$c || packet_segment_size == 0 )
		return;

	local all = get_current_packet()$data;
	info$c$packet_segment = packet_segment_size < 0 ? all : all[0:int_to_count(packet_segment_size)];
	}

hook Analyzer::Logging::log_policy(rec: Analyzer::Logging::Info, id: Log::ID, filter: Log::Filter)
	{
	if ( rec?$id && connection_exists(rec$id) )
		{
		local c = lookup_connection(rec$id);

		if ( c?$packet_segment )
			rec$packet_segment = c$packet_segment;
		}
	}
@endif
