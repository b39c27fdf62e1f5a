##! Analyzers: switching them on and off, giving them ports, and asking what they are called.

module GLOBAL;

## An analyzer was taken off a connection, because what it saw is not its protocol after all.
global analyzer_failed: event(ts: time, atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo);

module Analyzer;

export {
	## Leaves every analyzer off except those in Analyzer::requested_analyzers.
	global disable_all = F &redef;

	## Off from the start.
	global disabled_analyzers: set[AllAnalyzers::Tag] = {
		ANALYZER_TCPSTATS,
	} &redef;

	## On in any case: scripts that cannot do without an analyzer add it here.
	global requested_analyzers: set[AllAnalyzers::Tag] = set() &redef;

	## Ports at which an analyzer is started without looking at the content first.
	global ports: table[AllAnalyzers::Tag] of set[port];

	## May veto (break) that an analyzer is taken off a connection.
	global disabling_analyzer: hook(c: connection, atype: AllAnalyzers::Tag, aid: count);

	global enable_analyzer: function(tag: AllAnalyzers::Tag): bool;
	global disable_analyzer: function(tag: AllAnalyzers::Tag): bool;

	## Adds well-known ports. Those in *server_ports* also mark the server side of connections seen half-way.
	global register_for_ports: function(tag: Analyzer::Tag, server_ports: set[port],
	                                    non_server_ports: set[port] &default=set()): bool;
	global register_for_port: function(tag: Analyzer::Tag, p: port): bool;
	global registered_ports: function(tag: AllAnalyzers::Tag): set[port];
	global all_registered_ports: function(): table[AllAnalyzers::Tag] of set[port];

	## The analyzer's name as it stands in logs.
	global name: function(atype: AllAnalyzers::Tag): string;
	global has_tag: function(name: string): bool;
	global get_tag: function(name: string): AllAnalyzers::Tag;

	## "packet", "protocol", "file", or "unknown".
	global kind: function(atype: AllAnalyzers::Tag): string;

	## Starts an analyzer on a connection that is still to come.
	global schedule_analyzer: function(orig: addr, resp: addr, resp_p: port, analyzer: Analyzer::Tag, tout: interval): bool;

	## A capture filter that keeps what one analyzer, or all of them, want to see.
	global analyzer_to_bpf: function(tag: Analyzer::Tag): string;
	global get_bpf: function(): string;
}

event zeek_init() &priority=5
	{
	if ( disable_all )
		__disable_all_analyzers();

	for ( off in disabled_analyzers )
		disable_analyzer(off);

	for ( wanted in requested_analyzers )
		enable_analyzer(wanted);
	}

function enable_analyzer(tag: AllAnalyzers::Tag): bool
	{
	if ( is_packet_analyzer(tag) )
		return PacketAnalyzer::__enable_analyzer(tag);

	return is_file_analyzer(tag) ? Files::__enable_analyzer(tag) : __enable_analyzer(tag);
	}

function disable_analyzer(tag: AllAnalyzers::Tag): bool
	{
	if ( is_packet_analyzer(tag) )
		return PacketAnalyzer::__disable_analyzer(tag);

	return is_file_analyzer(tag) ? Files::__disable_analyzer(tag) : __disable_analyzer(tag);
	}

function register_for_ports(tag: Analyzer::Tag, server_ports: set[port], non_server_ports: set[port]): bool
	{
	local all_taken = T;

	for ( p in server_ports | non_server_ports )
		all_taken = register_for_port(tag, p) && all_taken;

	return all_taken;
	}

function register_for_port(tag: Analyzer::Tag, p: port): bool
	{
	local taken = __register_for_port(tag, p);

	if ( taken )
		{
		if ( tag !in ports )
			ports[tag] = set();

		add ports[tag][p];
		}

	return taken;
	}

function registered_ports(tag: AllAnalyzers::Tag): set[port]
	{
	local none: set[port];

	if ( tag !in ports )
		return none;

	return ports[tag];
	}

function all_registered_ports(): table[AllAnalyzers::Tag] of set[port]
	{ return ports; }

function name(atype: AllAnalyzers::Tag): string
	{ return __name(atype); }

function has_tag(name: string): bool
	{ return __has_tag(name); }

function get_tag(name: string): AllAnalyzers::Tag
	{ return __tag(name); }

function kind(atype: AllAnalyzers::Tag): string
	{
	if ( is_protocol_analyzer(atype) )
		return "protocol";

	if ( is_file_analyzer(atype) )
		return "file";

	return is_packet_analyzer(atype) ? "packet" : "unknown";
	}

function schedule_analyzer(orig: addr, resp: addr, resp_p: port, analyzer: Analyzer::Tag, tout: interval): bool
	{
	return __schedule_analyzer(orig, resp, resp_p, analyzer, tout);
	}

function analyzer_to_bpf(tag: Analyzer::Tag): string
	{
	local terms: vector of string;

	for ( p in registered_ports(tag) )
		terms += PacketFilter::port_to_bpf(p);

	return join_string_vec(terms, " or ");
	}

function get_bpf(): string
	{
	local terms: vector of string;

	for ( tag, _ in ports )
		if ( |registered_ports(tag)| > 0 )
			terms += "(" + analyzer_to_bpf(tag) + ")";

	return join_string_vec(terms, " or ");
	}
