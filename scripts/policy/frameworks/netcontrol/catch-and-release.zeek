##! Catch and release: a host is shut out for a short time, then watched; each time it comes back it is shut out for longer.
##! Devices have to keep few rules that way. netcontrol_catch_release.log says what happened.

@load base/frameworks/netcontrol

module NetControl;

export {
	redef enum Log::ID += { CATCH_RELEASE };

	## What happened to a host.
	type CatchReleaseActions: enum { INFO, ADDED, DROP_REQUESTED, DROPPED, UNBLOCK, FORGOTTEN, SEEN_AGAIN };

	type CatchReleaseInfo: record { ts: time &log;
		rule_id: string &log &optional;
		ip: addr &log;
		action: CatchReleaseActions &log;
		## How long it is shut out and watched, and until when.
		block_interval: interval &log &optional;
		watch_interval: interval &log &optional;
		blocked_until: time &log &optional;
		watched_until: time &log &optional;
		## How often it was shut out so far.
		num_blocked: count &log &optional;
		location: string &log &optional;
		message: string &log &optional;
		plugin: string &log &optional; };

	## What is known of a host.
	type BlockInfo: record { block_until: time &optional;
		watch_until: time;
		num_reblocked: count &default=0;
		## Which of the intervals is in force.
		current_interval: count;
		## The rule, if there is one.
		current_block_id: string;
		location: string &optional; };

	## Shuts a host out; what is known of it then.
	global drop_address_catch_release: function(a: addr, location: string &default=""): BlockInfo;

	## Lets it in again, and forgets it.
	global unblock_address_catch_release: function(a: addr, reason: string &default=""): bool;

	## Says that a host was seen; to be called for traffic that the framework does not look at itself.
	global catch_release_seen: function(a: addr);

	## What is known; *watch_until* is zero if nothing is.
	global get_catch_release_info: function(a: addr): BlockInfo;

	## A host is not watched any more.
	global catch_release_forgotten: event(a: addr, bi: BlockInfo);

	## Whether connections are looked at.
	const watch_connections: bool = T &redef;

	## Whether it is worth a line when a host that should be shut out gets through.
	option catch_release_warn_blocked_ip_encountered: bool = F;

	## How long the first time, the second, and so on; a host is watched for as long as the next one.
	const catch_release_intervals: vector of interval = vector(10min, 1hr, 24hrs, 7days) &redef;

	global log_netcontrol_catch_release: event(rec: CatchReleaseInfo);
	global log_policy_catch_release: Log::PolicyHook;

	## Between the processes of a cluster.
	global catch_release_block_new: event(a: addr, b: BlockInfo);
	global catch_release_block_delete: event(a: addr);
	global catch_release_add: event(a: addr, location: string);
	global catch_release_delete: event(a: addr, reason: string);
	global catch_release_encountered: event(a: addr);
}

# Every entry lives until its host need not be watched any more.
function per_block_interval(t: table[addr] of BlockInfo, idx: addr): interval
	{
	local left = t[idx]$watch_until - network_time();

	if ( left <= 0sec )
		event NetControl::catch_release_forgotten(idx, t[idx]);

	return left < 0sec ? 0sec : left;
	}

global blocks: table[addr] of BlockInfo = table() &create_expire=0secs &expire_func=per_block_interval;

# Hosts of which it was said a moment ago that they came back.
global catch_release_recently_notified: set[addr] = set() &create_expire=30secs;

event zeek_init() &priority=5
	{
	Log::create_stream(NetControl::CATCH_RELEASE, Log::Stream($columns=CatchReleaseInfo, $path="netcontrol_catch_release",
	                                                          $ev=log_netcontrol_catch_release, $policy=log_policy_catch_release));
	}

function get_watch_interval(current_interval: count): interval
	{
	local last = |catch_release_intervals| - 1;
	return catch_release_intervals[current_interval < last ? current_interval + 1 : last];
	}

function populate_log_record(ip: addr, bi: BlockInfo, action: CatchReleaseActions): CatchReleaseInfo
	{
	local row = CatchReleaseInfo($ip=ip, $action=action, $ts=network_time(), $rule_id=bi$current_block_id,
	                             $watched_until=bi$watch_until, $num_blocked=bi$num_reblocked + 1,
	                             $watch_interval=get_watch_interval(bi$current_interval),
	                             $block_interval=catch_release_intervals[bi$current_interval]);

	if ( bi?$location ) row$location = bi$location;
	if ( bi?$block_until ) row$blocked_until = bi$block_until;

	return row;
	}

# Whether a rule is one of ours.
function cr_check_rule(r: Rule): bool
	{ return r$ty == DROP && r$entity$ty == ADDRESS && subnet_width(r$entity$ip) == (is_v4_subnet(r$entity$ip) ? 32 : 128) &&
	         subnet_to_addr(r$entity$ip) in blocks && blocks[subnet_to_addr(r$entity$ip)]$current_block_id == r$id; }

function rule_news(r: Rule, p: PluginState, action: CatchReleaseActions, msg: string)
	{
	if ( ! cr_check_rule(r) )
		return;

	local host = subnet_to_addr(r$entity$ip);
	local row = populate_log_record(host, blocks[host], action);
	row$plugin = plugin_text(p);

	if ( msg != "" )
		row$message = msg;

	Log::write(CATCH_RELEASE, row);
	}

event NetControl::rule_added(r: Rule, p: PluginState, msg: string)
	{ rule_news(r, p, DROPPED, msg); }

event NetControl::rule_timeout(r: Rule, i: FlowInfo, p: PluginState)
	{ rule_news(r, p, UNBLOCK, "rule timed out"); }

function get_catch_release_info(a: addr): BlockInfo
	{
	if ( a in blocks )
		return blocks[a];

	return BlockInfo($current_block_id="", $current_interval=0, $watch_until=double_to_time(0.0));
	}

# Puts the rule for the interval at hand into force.
function shut_out(a: addr, bi: BlockInfo): bool
	{
	local span = catch_release_intervals[bi$current_interval];
	local id = drop_address(a, span, fmt("%s%s", bi$num_reblocked > 0 ? "Re-drop by catch-and-release" : "Catch-and-release",
	                                     bi?$location ? ": " + bi$location : ""));

	if ( id == "" )
		return F;

	bi$current_block_id = id;
	bi$block_until = network_time() + span;
	bi$watch_until = bi$block_until + get_watch_interval(bi$current_interval);

	# Anew, so that its time is reckoned from here.
	blocks[a] = bi;
	Log::write(CATCH_RELEASE, populate_log_record(a, bi, DROP_REQUESTED));
	event NetControl::catch_release_block_new(a, bi);
	return T;
	}

function drop_address_catch_release(a: addr, location: string): BlockInfo
	{
	if ( a in blocks )
		{
		local known = populate_log_record(a, blocks[a], INFO);
		known$message = "Already blocked using catch-and-release - ignoring duplicate";
		Log::write(CATCH_RELEASE, known);
		return blocks[a];
		}

	local fresh = BlockInfo($current_interval=0, $current_block_id="", $watch_until=double_to_time(0.0));

	if ( location != "" )
		fresh$location = location;

	if ( ! shut_out(a, fresh) )
		Reporter::error(fmt("catch and release could not shut %s out", a));

	return fresh;
	}

event NetControl::catch_release_add(a: addr, location: string)
	{ drop_address_catch_release(a, location); }

function unblock_address_catch_release(a: addr, reason: string): bool
	{
	if ( a !in blocks )
		return F;

	local bi = blocks[a];
	local row = populate_log_record(a, bi, UNBLOCK);

	if ( reason != "" )
		row$message = reason;

	Log::write(CATCH_RELEASE, row);
	delete blocks[a];

	if ( bi$current_block_id in rules )
		remove_rule(bi$current_block_id, reason);

	event NetControl::catch_release_block_delete(a);
	return T;
	}

event NetControl::catch_release_delete(a: addr, reason: string)
	{ unblock_address_catch_release(a, reason); }

event NetControl::catch_release_forgotten(a: addr, bi: BlockInfo)
	{ Log::write(CATCH_RELEASE, populate_log_record(a, bi, FORGOTTEN)); }

function catch_release_seen(a: addr)
	{
	if ( a !in blocks )
		return;

	local bi = blocks[a];

	# It should not get through; devices take a moment.
	if ( bi?$block_until && bi$block_until > network_time() )
		{
		if ( ! catch_release_warn_blocked_ip_encountered || a in catch_release_recently_notified )
			return;

		add catch_release_recently_notified[a];
		local odd = populate_log_record(a, bi, INFO);
		odd$message = "Blocked IP encountered";
		Log::write(CATCH_RELEASE, odd);
		return;
		}

	Log::write(CATCH_RELEASE, populate_log_record(a, bi, SEEN_AGAIN));

	# The same host again: for longer.
	if ( bi$current_interval < |catch_release_intervals| - 1 )
		bi$current_interval += 1;

	bi$num_reblocked += 1;
	shut_out(a, bi);
	}

event NetControl::catch_release_encountered(a: addr)
	{ catch_release_seen(a); }

function watch(c: connection)
	{
	if ( watch_connections )
		catch_release_seen(c$id$orig_h);
	}

event new_connection(c: connection) { watch(c); }

event connection_established(c: connection) { watch(c); }
