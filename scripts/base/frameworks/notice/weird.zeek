##! weird.log: traffic that should not be. Each kind has an action; most are logged, some only once, a few raise notices.

@load base/utils/conn-ids
@load base/utils/site
@load ./main

module Weird;

export {
	redef enum Log::ID += { LOG };

	redef enum Notice::Type += {
		## Something strange that the actions find worth a notice.
		Activity,
	};

	## What becomes of a weird. The suffixes say how often.
	type Action: enum {
		ACTION_UNSPECIFIED, ACTION_IGNORE, ACTION_LOG, ACTION_LOG_ONCE, ACTION_LOG_PER_CONN, ACTION_LOG_PER_ORIG,
		ACTION_NOTICE, ACTION_NOTICE_ONCE, ACTION_NOTICE_PER_CONN, ACTION_NOTICE_PER_ORIG,
	};

	type Info: record {
		## When.
		ts: time &log;
		## The connection, if there is one.
		uid: string &log &optional;
		id: conn_id &log &optional;
		conn: connection &optional;
		## What is strange, and more about it.
		name: string &log;
		addl: string &log &optional;
		## Whether it became a notice.
		notice: bool &log &default=F;
		## The node that saw it.
		peer: string &log &default=peer_description;
		## The analyzer that said so.
		source: string &log &optional;
		## Weirds of one name that share it are the same.
		identifier: string &optional;
	};

	## Hosts about which a kind of weird is not worth mentioning.
	option ignore_hosts: set[addr, string] = set();

	## The same weird about the same flow is kept quiet for a while ...
	global weird_ignore: set[string, string] = set() &create_expire=10min &redef;

	## ... unless repetition is just what one wants to see.
	option weird_do_not_ignore_repeats: set[string] = {
		"bad_IP_checksum", "bad_TCP_checksum", "bad_UDP_checksum", "bad_ICMP_checksum",
	};

	## What the actions that happen once already said.
	global did_log: set[string, string] = set() &create_expire=1day &redef;
	global did_notice: set[string, string] = set() &create_expire=1day &redef;

	## Reports a weird from a script.
	global weird: function(w: Weird::Info);

	global log_weird: event(rec: Info);
	global log_policy: Log::PolicyHook;
}

@load ./weird-actions

module Weird;

const limiting_actions = set(ACTION_LOG_ONCE, ACTION_LOG_PER_CONN, ACTION_LOG_PER_ORIG,
                             ACTION_NOTICE_ONCE, ACTION_NOTICE_PER_CONN, ACTION_NOTICE_PER_ORIG);
const notice_actions = set(ACTION_NOTICE, ACTION_NOTICE_ONCE, ACTION_NOTICE_PER_CONN, ACTION_NOTICE_PER_ORIG);

event zeek_init() &priority=5
	{
	Log::create_stream(Weird::LOG, Log::Stream($columns=Info, $path="weird", $ev=log_weird, $policy=log_policy));
	}

function flow_id_string(src: addr, dst: addr): string
	{ return fmt("%s -> %s", src, dst); }

# Whether a limited action has had its turn; marks it as taken.
function already_done(w: Weird::Info, action: Action, flow: string): bool
	{
	local subject = flow;

	if ( action == ACTION_LOG_ONCE || action == ACTION_NOTICE_ONCE )
		subject = "";
	else if ( w?$id && (action == ACTION_LOG_PER_ORIG || action == ACTION_NOTICE_PER_ORIG) )
		subject = cat(w$id$orig_h);

	if ( action in notice_actions )
		{
		if ( [w$name, subject] in did_notice )
			return T;

		add did_notice[w$name, subject];
		}
	else
		{
		if ( [w$name, subject] in did_log )
			return T;

		add did_log[w$name, subject];
		}

	return F;
	}

function weird(w: Weird::Info)
	{
	local action = actions[w$name];

	if ( w?$conn )
		{
		w$uid = w$conn$uid;
		w$id = w$conn$id;
		}

	local flow = "";

	if ( w?$identifier )
		flow = w$identifier;
	else if ( w?$id )
		flow = id_string(w$id);

	if ( action == ACTION_IGNORE || [w$name, flow] in weird_ignore )
		return;

	if ( w?$id && ([w$id$orig_h, w$name] in ignore_hosts || [w$id$resp_h, w$name] in ignore_hosts) )
		return;

	if ( action in limiting_actions && already_done(w, action, flow) )
		return;

	if ( action in notice_actions )
		{
		w$notice = T;
		local n = Notice::Info($note=Activity, $msg=w$name);

		if ( w?$addl )
			n$sub = w$addl;

		if ( w?$conn )
			n$conn = w$conn;
		else if ( w?$id )
			n$id = w$id;

		NOTICE(n);
		}

	if ( w$name !in weird_do_not_ignore_repeats )
		add weird_ignore[w$name, flow];

	Log::write(Weird::LOG, w);
	}

# The parts that all four kinds of engine event share.
function do_weird_named(name: string, addl: string, source: string): Weird::Info
	{
	local w = Weird::Info($ts=network_time(), $name=name);

	if ( addl != "" )
		w$addl = addl;

	if ( source != "" )
		w$source = source;

	return w;
	}

event conn_weird(name: string, c: connection, addl: string, source: string)
	{
	local w = do_weird_named(name, addl, source);
	w$conn = c;
	w$identifier = id_string(c$id);
	weird(w);
	}

event expired_conn_weird(name: string, id: conn_id, uid: string, addl: string, source: string)
	{
	local w = do_weird_named(name, addl, source);
	w$id = id;
	w$uid = uid;
	w$identifier = id_string(id);
	weird(w);
	}

event flow_weird(name: string, src: addr, dst: addr, addl: string, source: string)
	{
	# There are only addresses, so the ports are zero.
	local w = do_weird_named(name, addl, source);
	w$id = conn_id($orig_h=src, $orig_p=0/unknown, $resp_h=dst, $resp_p=0/unknown);
	w$identifier = flow_id_string(src, dst);
	weird(w);
	}

event net_weird(name: string, addl: string, source: string)
	{
	weird(do_weird_named(name, addl, source));
	}

event file_weird(name: string, f: fa_file, addl: string, source: string)
	{
	weird(do_weird_named(name, addl == "" ? f$id : fmt("%s: %s", f$id, addl), source));
	}
