##! signatures.log: what signatures matched, and the patterns in it: one host trying many, many hosts tried with one.

module Signatures;

export {
	redef enum Log::ID += { LOG };

	redef enum Notice::Type += {
		## A signature matched; one host many times; many hosts on one; a count was reached; a summary.
		Sensitive_Signature,
		Multiple_Signatures,
		Multiple_Sig_Responders,
		Count_Signature,
		Signature_Summary,
	};

	## What to do about a match.
	type Action: enum {
		SIG_IGNORE, SIG_QUIET, SIG_LOG, SIG_FILE_BUT_NO_SCAN, SIG_ALARM,
		SIG_ALARM_PER_ORIG, SIG_ALARM_ONCE, SIG_COUNT_PER_RESP, SIG_SUMMARY,
	};

	type Info: record {
		ts: time &log;
		uid: string &log &optional;
		## The end that sent what matched, and the other.
		src_addr: addr &log &optional;
		src_port: port &log &optional;
		dst_addr: addr &log &optional;
		dst_port: port &log &optional;
		note: Notice::Type &log;
		sig_id: string &log &optional;
		event_msg: string &log &optional;
		sub_msg: string &log &optional;
		sig_count: count &log &optional;
		host_count: count &log &optional;
	};

	## Actions by signature.
	global actions: table[string] of Action = { ["unspecified"] = SIG_IGNORE } &redef &default=SIG_ALARM;

	option ignored_ids: pattern = /NO_DEFAULT_MATCHES/;

	## Numbers of hosts, of signatures, and of matches that are worth a notice.
	const horiz_scan_thresholds: set[count] = { 5, 10, 50, 100, 500, 1000 } &redef;
	const vert_scan_thresholds: set[count] = { 5, 10, 50, 100, 500, 1000 } &redef;
	const count_thresholds: set[count] = { 5, 10, 50, 100, 500, 1000, 10000, 1000000 } &redef;

	option summary_interval: interval = 1day;

	global log_signature: event(rec: Info);
	global log_policy: Log::PolicyHook;
}

global horiz_table: table[addr, string] of addr_set &read_expire=1hr;
global vert_table: table[addr, addr] of string_set &read_expire=1hr;
global last_hthresh: table[addr] of count &default=0 &read_expire=1hr;
global last_vthresh: table[addr] of count &default=0 &read_expire=1hr;
global count_per_resp: table[addr, string] of count &default=0 &read_expire=1hr;
global count_per_orig: table[addr, string] of count &default=0 &read_expire=1hr;
global did_sig_log: set[string] &read_expire=1hr;

event zeek_init() &priority=5
	{
	Log::create_stream(Signatures::LOG, Log::Stream($columns=Info, $path="signatures", $ev=log_signature, $policy=log_policy));
	}

event sig_summary(orig: addr, id: string, msg: string)
	{
	local times = count_per_orig[orig, id];
	NOTICE(Notice::Info($note=Signature_Summary, $src=orig, $msg=fmt("%s: %s", orig, msg), $n=times));
	}

# Whether a number has reached a threshold beyond the last one reported.
function has_threshold(thresholds: set[count], reached: count, last: count): bool
	{ return reached in thresholds && reached > last; }

event signature_match(state: signature_state, msg: string, data: string, end_of_match: count)
	{
	local id = state$sig_id;
	local action = id in actions ? actions[id] : SIG_ALARM;

	if ( action == SIG_IGNORE || ignored_ids in id )
		return;

	local c = state$conn;
	local from = state$is_orig ? c$id$orig_h : c$id$resp_h;
	local to = state$is_orig ? c$id$resp_h : c$id$orig_h;
	local text = fmt("%s: %s", from, msg);

	local row = Info($ts=network_time(), $uid=c$uid, $note=Sensitive_Signature, $sig_id=id, $event_msg=text,
	                 $src_addr=from, $dst_addr=to,
	                 $src_port=state$is_orig ? c$id$orig_p : c$id$resp_p,
	                 $dst_port=state$is_orig ? c$id$resp_p : c$id$orig_p,
	                 $sub_msg=data[0:140]);

	if ( action != SIG_QUIET && action != SIG_COUNT_PER_RESP )
		Log::write(Signatures::LOG, row);

	local once = action == SIG_ALARM_ONCE ? id : cat(id, from);

	switch ( action ) {
	case SIG_ALARM:
		NOTICE(Notice::Info($note=Sensitive_Signature, $conn=c, $msg=text, $sub=data));
		break;

	case SIG_ALARM_ONCE, SIG_ALARM_PER_ORIG:
		if ( once !in did_sig_log )
			NOTICE(Notice::Info($note=Sensitive_Signature, $conn=c, $msg=text, $sub=data));

		add did_sig_log[once];
		break;

	case SIG_COUNT_PER_RESP:
		++count_per_resp[to, id];

		if ( count_per_resp[to, id] in count_thresholds )
			NOTICE(Notice::Info($note=Count_Signature, $conn=c, $msg=msg, $n=count_per_resp[to, id],
			                    $sub=fmt("%d matches of signature %s on host %s", count_per_resp[to, id], id, to)));
		break;

	case SIG_SUMMARY:
		++count_per_orig[from, id];

		if ( count_per_orig[from, id] == 1 )
			schedule summary_interval { sig_summary(from, id, msg) };
		break;

	default:
		break;
	}

	# The other two kinds of match say nothing about who scans.
	if ( action == SIG_FILE_BUT_NO_SCAN || action == SIG_SUMMARY || action == SIG_QUIET )
		return;

	if ( [from, id] !in horiz_table )
		horiz_table[from, id] = set();

	if ( [from, to] !in vert_table )
		vert_table[from, to] = set();

	add horiz_table[from, id][to];
	add vert_table[from, to][id];

	local hosts = |horiz_table[from, id]|;
	local kinds = |vert_table[from, to]|;

	if ( has_threshold(horiz_scan_thresholds, hosts, last_hthresh[from]) )
		{
		last_hthresh[from] = hosts;
		local wide = fmt("%s has triggered signature %s on %d hosts", from, id, hosts);
		Log::write(Signatures::LOG, Info($ts=network_time(), $note=Multiple_Sig_Responders, $src_addr=from, $sig_id=id,
		                                 $event_msg=msg, $host_count=hosts, $sub_msg=wide));
		NOTICE(Notice::Info($note=Multiple_Sig_Responders, $src=from, $msg=msg, $n=hosts, $sub=wide));
		}

	if ( has_threshold(vert_scan_thresholds, kinds, last_vthresh[from]) )
		{
		last_vthresh[from] = kinds;
		local deep = fmt("%s has triggered %d different signatures on host %s", from, kinds, to);
		Log::write(Signatures::LOG, Info($ts=network_time(), $note=Multiple_Signatures, $src_addr=from, $dst_addr=to,
		                                 $sig_id=id, $event_msg=deep, $sig_count=kinds));
		NOTICE(Notice::Info($note=Multiple_Signatures, $src=from, $dst=to, $msg=deep, $n=kinds));
		}
	}
