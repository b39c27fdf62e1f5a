##! Which protocols a connection turned out to speak, and what becomes of analyzers that cannot make sense of it.

module DPD;

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo)
	{
	if ( info?$c && ! is_file_analyzer(atype) )
		add info$c$service[Analyzer::name(atype)];
	}

# Last, so that every other handler still sees the analyzer at work.
event analyzer_violation_info(atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo) &priority=-5
	{
	if ( ! info?$c || ! info?$aid || ! is_protocol_analyzer(atype) || atype in ignore_violations )
		return;

	local c = info$c;

	# Deep into a conversation a violation says more about the parser than about the protocol.
	if ( ignore_violations_after > 0 && c$orig$size + c$resp$size > ignore_violations_after )
		return;

	if ( disable_analyzer(c$id, info$aid, F) )
		event analyzer_failed(network_time(), atype, info);
	}

# A protocol that was believed and then broken is a service no more.
event analyzer_failed(ts: time, atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo) &priority=-5
	{
	if ( ! info?$c )
		return;

	local called = Analyzer::name(atype);

	if ( called !in info$c$service )
		return;

	delete info$c$service[called];

	if ( track_removed_services_in_connection )
		add info$c$service["-" + called];

	add info$c$failed_analyzers[called];
	}
