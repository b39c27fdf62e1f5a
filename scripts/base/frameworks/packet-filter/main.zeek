##! The capture filter: put together from what wants to be captured and what is to be left out, and logged whenever installed.

@load base/frameworks/notice
@load base/frameworks/analyzer
@load ./utils

module PacketFilter;

export {
	## Where filters are logged.
	redef enum Log::ID += {
		LOG
	};

	## The filter does not compile, cannot be installed, or takes too long; or packets were lost.
	redef enum Notice::Type += { Compile_Failure, Install_Failure, Too_Long_To_Compile_Filter, Dropped_Packets };

	type FilterPlugin: record { func: function(); };

	## What is captured unless something else is asked for; and additions to allow and to forbid.
	const default_capture_filter = "ip or not ip" &redef;
	const unrestricted_filter = "" &redef;
	const restricted_filter = "" &redef;

	## Captures only what analyzers are registered for.
	const enable_auto_protocol_capture_filters = F &redef;

	const max_filter_compile_time = 100msec &redef;

	type Info: record {
		## When, and on which node.
		ts: time &log;
		node: string &log &optional;
		filter: string &log;
		## The first one.
		init: bool &log &default=F;
		success: bool &log &default=T;
		failure_reason: string &log &optional;
	};

	## Leaves out what matches; for a while only.
	global exclude: function(filter_id: string, filter: string): bool;
	global exclude_for: function(filter_id: string, filter: string, span: interval): bool;
	global remove_exclude: function(filter_id: string): bool;

	## Builds the filter anew and installs it.
	global install: function(): bool;

	## Has a plugin called before every build, to add what changes.
	global register_filter_plugin: function(fp: FilterPlugin);

	## The filter in force.
	global current_filter = "<not set yet>";

	global log_policy: Log::PolicyHook;
}

redef enum PcapFilterID += {
	DefaultPcapFilter,
	FilterTester,
};

global dynamic_restrict_filters: table[string] of string = table();
global filter_changed = F;
global filter_plugins: set[FilterPlugin] = set();
global currently_building = F;

event filter_change_tracking()
	{
	schedule 5min { filter_change_tracking() };

	if ( filter_changed )
		install();
	}

event zeek_init() &priority=5
	{ Log::create_stream(PacketFilter::LOG, Log::Stream($columns=Info, $path="packet_filter", $policy=log_policy)); }

event zeek_init() &priority=-5
	{
	install();
	event filter_change_tracking();
	}

function test_filter(filter: string): bool
	{
	if ( Pcap::precompile_pcap_filter(FilterTester, filter) )
		return T;

	NOTICE(Notice::Info($note=Compile_Failure, $msg=fmt("filter '%s' does not compile: %s", filter, Pcap::error())));
	return F;
	}

function register_filter_plugin(fp: FilterPlugin)
	{ add filter_plugins[fp]; }

# What plugins change while the filter is being built goes into it anyway.
function change_filter()
	{
	filter_changed = T;

	if ( ! currently_building )
		install();
	}

function exclude(filter_id: string, filter: string): bool
	{
	local usable = test_filter(filter);

	if ( usable )
		{
		dynamic_restrict_filters[filter_id] = filter;
		change_filter();
		}

	return usable;
	}

function remove_exclude(filter_id: string): bool
	{
	local there = filter_id in dynamic_restrict_filters;

	if ( there )
		{
		delete dynamic_restrict_filters[filter_id];
		change_filter();
		}

	return there;
	}

event remove_dynamic_filter(filter_id: string)
	{ remove_exclude(filter_id); }

function exclude_for(filter_id: string, filter: string, span: interval): bool
	{
	local taken = exclude(filter_id, filter);

	if ( taken )
		schedule span { remove_dynamic_filter(filter_id) };

	return taken;
	}

function build(): string
	{
	local given = cmd_line_bpf_filter;

	# A filter on the command line is the last word.
	if ( given != "" )
		return given;

	currently_building = T;

	# Whatever they exclude counts as of now.
	for ( plugin in filter_plugins )
		plugin$func();

	# What to capture ...
	local wanted = enable_auto_protocol_capture_filters ? Analyzer::get_bpf() : "";

	for ( id in capture_filters )
		wanted = combine_filters(wanted, "or", capture_filters[id]);

	wanted = wanted == "" ? default_capture_filter : wanted;

	# ... and what of it to leave out: the site says what may pass, the others what may not.
	local passes = "";

	for ( _, restriction in restrict_filters )
		passes = combine_filters(passes, "and", restriction);

	for ( _, excluded in dynamic_restrict_filters )
		passes = combine_filters(passes, "and", fmt("not (%s)", excluded));

	wanted = combine_filters(wanted, "and", passes);
	wanted = combine_filters(unrestricted_filter, "or", wanted);
	wanted = combine_filters(restricted_filter, "and", wanted);

	currently_building = F;
	return wanted;
	}

function install(): bool
	{
	filter_changed = F;
	local wanted = build();

	if ( wanted == current_filter )
		return F;

	local row = Info($ts=network_time(), $filter=wanted, $init=network_time() == double_to_time(0.0), $node=peer_description);

	if ( row$init )
		row$ts = current_time();

	local began = current_time();

	if ( ! Pcap::precompile_pcap_filter(DefaultPcapFilter, wanted) )
		{
		row$success = F;
		row$failure_reason = Pcap::error();
		NOTICE(Notice::Info($note=Compile_Failure, $msg="Compiling packet filter failed", $sub=wanted));
		}
	else if ( current_time() - began > max_filter_compile_time )
		NOTICE(Notice::Info($note=Too_Long_To_Compile_Filter, $sub=wanted,
		                    $msg=fmt("the packet filter took longer than %s to compile", max_filter_compile_time)));

	if ( row$success && ! Pcap::install_pcap_filter(DefaultPcapFilter) )
		{
		row$success = F;
		row$failure_reason = Pcap::error();
		NOTICE(Notice::Info($note=Install_Failure, $msg="Installing packet filter failed", $sub=wanted));
		}

	current_filter = wanted;
	Log::write(PacketFilter::LOG, row);
	return row$success;
	}
