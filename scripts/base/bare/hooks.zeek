##! Places where a site hooks into the engine, and small helpers that even bare mode offers.

module GLOBAL;

## Consulted for every IP packet; T throws it away before any analysis.
global discarder_check_ip: function(p: pkt_hdr): bool;
global discarder_check_tcp: function(p: pkt_hdr, d: string): bool;
global discarder_check_udp: function(p: pkt_hdr, d: string): bool;
global discarder_check_icmp: function(p: pkt_hdr): bool;

## Runs when an assertion does not hold; a break keeps it out of the reports.
global assertion_failure: hook(cond: string, msg: string, bt: Backtrace);

## Runs after every assertion, kept or not.
global assertion_result: hook(result: bool, cond: string, msg: string, bt: Backtrace);

## Runs when a connection has been silent for too long; a break grants it another term.
global connection_timing_out: hook(c: connection);

global profiling_file: file &redef;
global pkt_profile_file: file &redef;

## Becomes T once the last packet has been processed.
global done_with_network = F;

## The file given with the option to write processed packets; empty without it.
const trace_output_file = "" &redef;

event net_done(t: time)
	{
	done_with_network = T;
	}

## Joins interface names given one after the other.
function add_interface(iold: string, inew: string): string
	{
	return iold == "" ? inew : iold + " " + inew;
	}

## Joins signature files given one after the other.
function add_signature_file(sold: string, snew: string): string
	{
	return sold == "" ? snew : sold + " " + snew;
	}

global interfaces = "" &redef &add_func=add_interface;
global signature_files = "" &redef &add_func=add_signature_file;

## Leaves the keys of JSON objects as they are.
function from_json_default_key_mapper(s: string): string
	{ return s; }

function max_double(a: double, b: double): double
	{ return a < b ? b : a; }

function min_double(a: double, b: double): double
	{ return b < a ? b : a; }

function max_interval(a: interval, b: interval): interval
	{ return a < b ? b : a; }

function min_interval(a: interval, b: interval): interval
	{ return b < a ? b : a; }

function max_count(a: count, b: count): count
	{ return a < b ? b : a; }

function min_count(a: count, b: count): count
	{ return b < a ? b : a; }
