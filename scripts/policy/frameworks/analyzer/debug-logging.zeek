##! analyzer_debug.log: everything analyzers say of what they see: confirmations, violations, switching off.

@load base/frameworks/analyzer

module Analyzer::DebugLogging;

export {
	redef enum Log::ID += { LOG };

	type Info: record { ts: time &log;
		## confirmation, violation or disabled.
		cause: string &log;
		## protocol, packet or file; and the analyzer.
		analyzer_kind: string &log;
		analyzer_name: string &log;
		uid: string &log &optional;
		fuid: string &log &optional;
		id: conn_id &log &optional;
		## Why, and what it was that did not fit.
		failure_reason: string &log &optional;
		failure_data: string &log &optional; };

	global log_policy: Log::PolicyHook;

	## Whether to log at all, and what.
	option enable: bool = T;
	option include_confirmations: bool = T;
	option include_disabling: bool = T;

	## How much of the data.
	option failure_data_max_size: count = 40;

	option ignore_analyzers: set[AllAnalyzers::Tag] = set();
}

event zeek_init() &priority=5
	{ Log::create_stream(LOG, Log::Stream($columns=Info, $path="analyzer_debug", $policy=log_policy)); }

function wanted(atype: AllAnalyzers::Tag): bool
	{ return enable && atype !in ignore_analyzers; }

function new_row(atype: AllAnalyzers::Tag, cause: string): Info
	{
	local kind = "packet";

	if ( is_protocol_analyzer(atype) ) kind = "protocol";
	if ( is_file_analyzer(atype) ) kind = "file";

	return Info($ts=network_time(), $cause=cause, $analyzer_kind=kind, $analyzer_name=Analyzer::name(atype));
	}

function about_connection(row: Info, c: connection)
	{
	row$id = c$id;
	row$uid = c$uid;
	}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo)
	{
	if ( ! include_confirmations || ! wanted(atype) )
		return;

	local row = new_row(atype, "confirmation");

	if ( info?$f ) row$fuid = info$f$id;
	if ( info?$c ) about_connection(row, info$c);

	Log::write(LOG, row);
	}

event analyzer_violation_info(atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo) &priority=6
	{
	if ( ! wanted(atype) )
		return;

	local row = new_row(atype, "violation");
	row$failure_reason = info$reason;

	if ( info?$f ) row$fuid = info$f$id;
	if ( info?$c ) about_connection(row, info$c);

	if ( info?$data )
		row$failure_data = failure_data_max_size > 0 ? info$data[0:failure_data_max_size] : info$data;

	Log::write(LOG, row);
	}

hook Analyzer::disabling_analyzer(c: connection, atype: AllAnalyzers::Tag, aid: count) &priority=-1000
	{
	if ( ! include_disabling || ! wanted(atype) )
		return;

	local row = new_row(atype, "disabled");
	about_connection(row, c);
	Log::write(LOG, row);
	}
