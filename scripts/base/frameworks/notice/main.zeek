##! Notices: things that a person at the site may want to know. Scripts raise them, the site's policy decides what becomes of them.

@load base/frameworks/cluster

module Notice;

export {
	## All notices, and those that the policy finds worth an alarm.
	redef enum Log::ID += { LOG, ALARM_LOG };

	## Every script that raises notices adds its kinds.
	type Type: enum {
		## Many events of one kind were put together.
		Tally,
	};

	## What can be done about a notice.
	type Action: enum {
		ACTION_NONE,
		ACTION_LOG,
		ACTION_EMAIL,
		ACTION_ALARM,
	};

	type ActionSet: set[Notice::Action];

	## How long a notice keeps others with the same identifier away.
	option default_suppression_interval: interval = 1hr;

	## Suppressions travel through a cluster in batches, after so much time or so many.
	option suppression_batch_period: interval = 10msec;
	option suppression_batch_max_size: count = 50;

	type Info: record {
		## When.
		ts: time &log &optional;
		## The connection it is about.
		uid: string &log &optional;
		id: conn_id &log &optional;
		conn: connection &optional;
		## The file it is about.
		f: fa_file &optional;
		fuid: string &log &optional;
		file_mime_type: string &log &optional;
		file_desc: string &log &optional;
		## Transport of the connection.
		proto: transport_proto &log &optional;
		## The kind of notice.
		note: Type &log;
		## The message for people, and more of it.
		msg: string &log &optional;
		sub: string &log &optional;
		## Hosts and port, if no connection says them already.
		src: addr &log &optional;
		dst: addr &log &optional;
		p: port &log &optional;
		## A number, whatever it counts.
		n: count &log &optional;
		## Which node raised it.
		peer_name: string &optional;
		peer_descr: string &log &optional;
		## What is to be done.
		actions: ActionSet &log &default=ActionSet();
		email_dest: set[string] &log &default=set();
		email_body_sections: vector of string &optional;
		email_delay_tokens: set[string] &optional;
		## Notices of one kind that say the same share an identifier; without one nothing is suppressed.
		identifier: string &optional;
		suppress_for: interval &log &default=default_suppression_interval;
	};

	## Kinds that are dropped, always raised anew, mailed, or alarmed, whatever the policy says.
	option ignored_types: set[Notice::Type] = set();
	option not_suppressed_types: set[Notice::Type] = set();
	option emailed_types: set[Notice::Type] = set();
	option alarmed_types: set[Notice::Type] = set();

	## Suppression other than the default.
	const type_suppression_intervals: table[Notice::Type] of interval = table() &redef;

	## The site's say: adds actions, or changes anything about a notice.
	global policy: hook(n: Notice::Info);

	## Runs after the policy, for everything that was raised and not dropped.
	global notice: hook(n: Info);

	## Mail: the program, and who writes to whom. No program runs while *mail_dest* is empty.
	option sendmail: string = "/usr/sbin/sendmail";
	const mail_dest = "" &redef;
	option mail_from: string = "Zeek <zeek@localhost>";
	option reply_to: string = "";
	option mail_subject_prefix: string = "[Zeek]";
	const max_email_delay: interval = 15sec &redef;

	type FileInfo: record {
		fuid: string;
		desc: string;
		mime: string &optional;
		cid: conn_id &optional;
		cuid: string &optional;
	};

	global create_file_info: function(f: fa_file): Notice::FileInfo;
	global populate_file_info: function(f: fa_file, n: Notice::Info);
	global populate_file_info2: function(fi: Notice::FileInfo, n: Notice::Info);

	global is_being_suppressed: function(n: Notice::Info): bool;
	global apply_policy: function(n: Notice::Info);
	global email_headers: function(subject_desc: string, dest: string): string;
	global email_notice_to: function(n: Notice::Info, dest: string, extend: bool);
	global log_mailing_postprocessor: function(info: Log::RotationInfo): bool;

	## From now on, notices with that identifier are suppressed.
	global begin_suppression: event(ts: time, suppress_for: interval, note: Type, identifier: string);

	## One was.
	global suppressed: event(n: Notice::Info);

	global log_notice: event(rec: Info);
	global log_policy: Log::PolicyHook;
	global log_policy_alarm: Log::PolicyHook;

	global internal_NOTICE: function(n: Notice::Info);
}

# What the other nodes of a cluster need to know to be quiet, too.
type SuppressionInfo: record { ts: time; suppress_for: interval; note: Type; identifier: string; };

type SuppressionBatch: record {
	ts: time &default=double_to_time(0.0);
	timer_pending: bool &default=F;
	infos: vector of SuppressionInfo;
};

global suppression_batch_internal: event(batch: SuppressionBatch) &is_used;

# Each pair lives as long as its suppression lasts.
global per_notice_suppression_interval: function(t: table[Notice::Type, string] of time, idx: any): interval;
global suppressing: table[Type, string] of time = table() &create_expire=0secs &expire_func=per_notice_suppression_interval;

function per_notice_suppression_interval(t: table[Notice::Type, string] of time, idx: any): interval
	{
	local note: Notice::Type;
	local identifier: string;
	[note, identifier] = idx;

	local left = t[note, identifier] - network_time();
	return left <= 0sec ? 0sec : left;
	}

event zeek_init() &priority=5
	{
	Log::create_stream(Notice::LOG, Log::Stream($columns=Info, $path="notice", $ev=log_notice, $policy=log_policy));
	Log::create_stream(Notice::ALARM_LOG, Log::Stream($columns=Notice::Info, $path="notice_alarm", $policy=log_policy_alarm));

	# Offline there is no one to mail to.
	if ( ! reading_traces() && mail_dest != "" )
		Log::add_filter(Notice::ALARM_LOG, Log::Filter($name="alarm-mail", $path="alarm-mail",
		                                               $interv=Log::default_mail_alarms_interval,
		                                               $postprocessor=log_mailing_postprocessor));
	}

function email_headers(subject_desc: string, dest: string): string
	{
	local lines = vector("From: " + mail_from, fmt("Subject: %s %s", mail_subject_prefix, subject_desc), "To: " + dest);

	if ( reply_to != "" )
		lines += "Reply-To: " + reply_to;

	lines += "User-Agent: Vigil/" + zeek_version();
	return join_string_vec(lines, "\n") + "\n";
	}

function log_mailing_postprocessor(info: Log::RotationInfo): bool
	{
	if ( reading_traces() || mail_dest == "" )
		return T;

	local headers = email_headers(fmt("Log Contents: %s", info$fname), mail_dest);
	local draft = cat(info$fname, ".mail");
	local out = open(draft);
	write_file(out, headers + "\n");
	close(out);
	system(fmt("/bin/cat %s >>%s; %s -t -oi <%s; rm %s", info$fname, draft, sendmail, draft, draft));
	return T;
	}

# Mail that waits for what somebody is still finding out.
event delay_sending_email(n: Notice::Info, dest: string, extend: bool)
	{ email_notice_to(n, dest, extend); }

function email_notice_to(n: Notice::Info, dest: string, extend: bool)
	{
	if ( reading_traces() || dest == "" )
		return;

	if ( extend && n?$email_delay_tokens && |n$email_delay_tokens| > 0 )
		{
		if ( n?$ts && network_time() - n$ts < max_email_delay && ! zeek_is_terminating() )
			{
			schedule 1sec { delay_sending_email(n, dest, extend) };
			return;
			}

		Reporter::info(fmt("Notice email delay tokens weren't released in time (%s).", n$email_delay_tokens));
		}

	local body = email_headers(fmt("%s", n$note), dest);
	body += fmt("\nMessage: %s\n", n?$msg ? n$msg : "");

	if ( n?$sub )
		body += fmt("Sub-message: %s\n", n$sub);

	if ( n?$id )
		body += fmt("Connection: %s:%d -> %s:%d\n", n$id$orig_h, n$id$orig_p, n$id$resp_h, n$id$resp_p);
	else if ( n?$src )
		body += fmt("Address: %s\n", n$src);

	if ( n?$uid )
		body += fmt("Connection uid: %s\n", n$uid);

	if ( extend && n?$email_body_sections )
		for ( _, section in n$email_body_sections )
			body += fmt("\n%s\n", section);

	piped_exec(fmt("%s -t -oi", sendmail), body);
	}

function suppression_info(n: Notice::Info): SuppressionInfo
	{ return SuppressionInfo($ts=n$ts, $suppress_for=n$suppress_for, $note=n$note, $identifier=n$identifier); }

@if ( Cluster::is_enabled() )

global gbatch = SuppressionBatch($infos=vector());

# Nodes tell the manager, and the manager tells all others.
function send_batch(batch: SuppressionBatch)
	{
	if ( Cluster::local_node_type() != Cluster::MANAGER )
		Cluster::publish(Cluster::manager_topic, Notice::suppression_batch_internal, batch);
	else
		for ( topic in set(Cluster::worker_topic, Cluster::proxy_topic) )
			Cluster::publish(topic, Notice::suppression_batch_internal, batch);
	}

function gbatch_send_and_reset()
	{
	if ( |gbatch$infos| > 0 )
		send_batch(gbatch);

	gbatch = SuppressionBatch($ts=network_time(), $infos=vector());
	}

event Notice::suppression_batch_due()
	{
	gbatch$timer_pending = F;
	gbatch_send_and_reset();
	}

function tell_suppression(info: SuppressionInfo)
	{
	gbatch$infos += info;

	if ( |gbatch$infos| >= suppression_batch_max_size )
		gbatch_send_and_reset();
	else if ( ! gbatch$timer_pending )
		{
		gbatch$timer_pending = T;
		schedule suppression_batch_period { Notice::suppression_batch_due() };
		}
	}

event Notice::suppression_batch_internal(batch: SuppressionBatch)
	{
	if ( Cluster::local_node_type() == Cluster::MANAGER )
		send_batch(batch);

	for ( _, info in batch$infos )
		event Notice::begin_suppression(info$ts, info$suppress_for, info$note, info$identifier);
	}

@else

function tell_suppression(info: SuppressionInfo)
	{ }

@endif

hook Notice::policy(n: Notice::Info) &priority=10
	{
	if ( n$note in ignored_types )
		break;

	if ( n$note in not_suppressed_types )
		n$suppress_for = 0sec;

	if ( n$note in alarmed_types )
		add n$actions[ACTION_ALARM];

	if ( n$note in emailed_types )
		add n$actions[ACTION_EMAIL];

	if ( n$note in type_suppression_intervals )
		n$suppress_for = type_suppression_intervals[n$note];

	# Being logged is the least that happens.
	add n$actions[ACTION_LOG];
	}

hook Notice::notice(n: Notice::Info) &priority=10
	{
	if ( ACTION_EMAIL in n$actions && mail_dest != "" )
		add n$email_dest[mail_dest];
	}

hook Notice::notice(n: Notice::Info) &priority=-5
	{
	if ( ACTION_LOG in n$actions )
		Log::write(Notice::LOG, n);

	if ( ACTION_ALARM in n$actions )
		Log::write(Notice::ALARM_LOG, n);

	for ( dest in n$email_dest )
		email_notice_to(n, dest, T);

	if ( n?$identifier && [n$note, n$identifier] !in suppressing && n$suppress_for != 0sec )
		{
		# At once, for whatever else this packet brings; and for whoever wants to know.
		suppressing[n$note, n$identifier] = n$ts + n$suppress_for;
		event Notice::begin_suppression(n$ts, n$suppress_for, n$note, n$identifier);
		tell_suppression(suppression_info(n));
		}
	}

event Notice::begin_suppression(ts: time, suppress_for: interval, note: Type, identifier: string)
	{
	suppressing[note, identifier] = ts + suppress_for;
	}

function is_being_suppressed(n: Notice::Info): bool
	{
	local quiet = n?$identifier && [n$note, n$identifier] in suppressing;

	if ( quiet )
		event Notice::suppressed(n);

	return quiet;
	}

function create_file_info(f: fa_file): Notice::FileInfo
	{
	local about = FileInfo($fuid=f$id, $desc=Files::describe(f));

	if ( f?$info && f$info?$mime_type )
		about$mime = f$info$mime_type;

	# Of several connections none stands for the file.
	if ( f?$conns && |f$conns| == 1 )
		for ( id, c in f$conns )
			{
			about$cid = id;
			about$cuid = c$uid;
			}

	return about;
	}

function populate_file_info(f: fa_file, n: Notice::Info)
	{ populate_file_info2(create_file_info(f), n); }

function populate_file_info2(fi: Notice::FileInfo, n: Notice::Info)
	{
	n$file_desc = fi$desc;

	# What the notice says itself comes first.
	if ( fi?$cid && ! n?$id )
		n$id = fi$cid;

	if ( fi?$cuid && ! n?$uid )
		n$uid = fi$cuid;

	if ( fi?$mime && ! n?$file_mime_type )
		n$file_mime_type = fi$mime;

	if ( ! n?$fuid )
		n$fuid = fi$fuid;
	}

# Completes what the raising script left open.
function apply_policy(n: Notice::Info)
	{
	if ( n?$peer_name && ! n?$peer_descr )
		n$peer_descr = n$peer_name;

	if ( ! n?$ts )
		n$ts = network_time();

	if ( n?$f )
		populate_file_info(n$f, n);

	if ( n?$conn )
		{
		if ( ! n?$uid )
			n$uid = n$conn$uid;

		n$id = n$conn$id;
		}

	if ( n?$id )
		{
		local id = n$id;

		if ( ! n?$p ) n$p = id$resp_p;
		if ( ! n?$src ) n$src = id$orig_h;
		if ( ! n?$dst ) n$dst = id$resp_h;
		}

	# Mail may be held up by those who have something to add.
	if ( ! n?$email_delay_tokens )
		n$email_delay_tokens = set();

	if ( ! n?$email_body_sections )
		n$email_body_sections = vector();

	if ( n?$p )
		n$proto = get_port_transport_proto(n$p);
	}

function internal_NOTICE(n: Notice::Info)
	{
	apply_policy(n);
	hook Notice::policy(n);

	# Also when no action is left: what else is done about it is up to the handlers.
	hook Notice::notice(n);
	}

module GLOBAL;

## Raises a notice.
function NOTICE(n: Notice::Info)
	{
	if ( ! Notice::is_being_suppressed(n) )
		Notice::internal_NOTICE(n);
	}
