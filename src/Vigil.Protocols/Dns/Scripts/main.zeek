##! dns.log: one line for each transaction, that is, a query and its response, or whichever of them was seen.

@load base/utils/queue
@load ./consts

module DNS;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found.
	const ports: set[port] = { 53/udp, 53/tcp, 137/udp, 5353/udp, 5355/udp } &redef;

	type Info: record {
		## When the query was seen, or else the response.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		proto: transport_proto &log;
		## The identifier that query and response share.
		trans_id: count &log &optional;
		## From query to answer; only if there were answers.
		rtt: interval &log &optional;
		query: string &log &optional;
		qclass: count &log &optional;
		qclass_name: string &log &optional;
		qtype: count &log &optional;
		qtype_name: string &log &optional;
		rcode: count &log &optional;
		rcode_name: string &log &optional;
		## Authoritative answer; truncated; recursion desired, and available.
		AA: bool &log &default=F;
		TC: bool &log &default=F;
		RD: bool &log &default=F;
		RA: bool &log &default=F;
		## The reserved bits.
		Z: count &log &default=0;
		## What the answer section says, and for how long each of it holds.
		answers: vector of string &log &optional;
		TTLs: vector of interval &log &optional;
		## The server would not even look at the query.
		rejected: bool &log &default=F;
		opcode: count &log &optional;
		opcode_name: string &log &optional;
		## How many records the response announced: answers, and all sections together.
		total_answers: count &optional;
		total_replies: count &optional;
		saw_query: bool &default=F;
		saw_reply: bool &default=F;
	};

	global log_dns: event(rec: Info);

	## Called for each record of a response, with its text; an empty text is not logged.
	global do_reply: hook(c: connection, msg: dns_msg, ans: dns_answer, reply: string);

	## Called for each message, to find or create the transaction it belongs to.
	global set_session: hook(c: connection, msg: dns_msg, is_query: bool);

	## Unmatched messages by identifier.
	type PendingMessages: table[count] of Queue::Queue;

	## More than so many unmatched messages with one identifier, or identifiers with unmatched messages, are logged as they are.
	option max_pending_msgs: count = 50;
	option max_pending_query_ids: count = 50;

	type State: record {
		## The one query that waits, as it usually is.
		pending_query: Info &optional;
		## Others, if there are.
		pending_queries: PendingMessages &optional;
		## Responses without a query.
		pending_replies: PendingMessages &optional;
	};

	global finalize_dns: Conn::RemovalHook;
}

redef record connection += {
	dns: Info &optional;
	dns_state: State &optional;
};

redef likely_server_ports += { ports };

event zeek_init() &priority=5
	{
	Log::create_stream(DNS::LOG, Log::Stream($columns=Info, $path="dns", $ev=log_dns, $policy=log_policy));
	Analyzer::register_for_ports(Analyzer::ANALYZER_DNS, ports);
	}

function new_session(c: connection, trans_id: count): Info
	{
	return Info($ts=network_time(), $uid=c$uid, $id=c$id, $proto=get_port_transport_proto(c$id$resp_p), $trans_id=trans_id);
	}

function log_unmatched_msgs_queue(q: Queue::Queue)
	{
	while ( Queue::len(q) > 0 )
		{
		local one: Info = Queue::get(q);
		Log::write(DNS::LOG, one);
		}
	}

function log_unmatched_msgs(msgs: PendingMessages)
	{
	local ids: vector of count;

	for ( id in msgs )
		ids += id;

	# Others hold on to the table, so it is emptied, not replaced.
	for ( _, done in ids )
		{
		log_unmatched_msgs_queue(msgs[done]);
		delete msgs[done];
		}
	}

# Puts a message where its counterpart will look for it; when too many wait, they are logged without.
function enqueue_new_msg(msgs: PendingMessages, id: count, msg: Info)
	{
	local crowd = id in msgs ? Queue::len(msgs[id]) : 0;

	if ( crowd == 0 && |msgs| > max_pending_query_ids )
		{
		Reporter::conn_weird("dns_unmatched_query_id_quantity", lookup_connection(msg$id), cat(|msgs|));
		log_unmatched_msgs(msgs);
		}
	else if ( crowd > max_pending_msgs )
		{
		Reporter::conn_weird("dns_unmatched_msg_quantity", lookup_connection(msg$id), cat(id));
		log_unmatched_msgs_queue(msgs[id]);
		}

	if ( id !in msgs )
		msgs[id] = Queue::init();

	Queue::put(msgs[id], msg);
	}

# The oldest message that waits under the identifier, which must be there.
function pop_msg(msgs: PendingMessages, id: count): Info
	{
	local oldest: Info = Queue::get(msgs[id]);

	if ( Queue::len(msgs[id]) == 0 )
		delete msgs[id];

	return oldest;
	}

# A query takes the response that came too early, or else begins a transaction.
function session_of_query(c: connection, state: State, id: count): Info
	{
	if ( state?$pending_replies && id in state$pending_replies )
		return pop_msg(state$pending_replies, id);

	local fresh = new_session(c, id);

	if ( ! state?$pending_query )
		state$pending_query = fresh;
	else
		{
		if ( ! state?$pending_queries )
			state$pending_queries = table();

		enqueue_new_msg(state$pending_queries, id, fresh);
		}

	return fresh;
	}

# A response takes the oldest query with its identifier, or else waits for one.
function session_of_reply(c: connection, state: State, id: count): Info
	{
	if ( state?$pending_query && state$pending_query$trans_id == id )
		{
		local asked = state$pending_query;
		delete state$pending_query;

		# Of several queries with one identifier the next must not be overtaken by one that is still to come.
		if ( state?$pending_queries && id in state$pending_queries )
			state$pending_query = pop_msg(state$pending_queries, id);
		else if ( state?$pending_queries )
			{
			local others: vector of count;

			for ( other in state$pending_queries )
				others += other;

			if ( |others| > 0 )
				state$pending_query = pop_msg(state$pending_queries, others[0]);
			}

		return asked;
		}

	if ( state?$pending_queries && id in state$pending_queries )
		return pop_msg(state$pending_queries, id);

	if ( ! state?$pending_replies )
		state$pending_replies = table();

	local fresh = new_session(c, id);
	enqueue_new_msg(state$pending_replies, id, fresh);
	return fresh;
	}

hook set_session(c: connection, msg: dns_msg, is_query: bool) &priority=5
	{
	if ( ! c?$dns_state )
		{
		c$dns_state = State();
		Conn::register_removal_hook(c, finalize_dns);
		}

	c$dns = is_query ? session_of_query(c, c$dns_state, msg$id) : session_of_reply(c, c$dns_state, msg$id);
	c$dns$opcode = msg$opcode;
	c$dns$opcode_name = msg$is_netbios ? netbios_opcodes[msg$opcode] : opcodes[msg$opcode];

	if ( is_query )
		return;

	local row = c$dns;

	# The first response counts, should there be several.
	if ( ! row?$total_answers )
		{
		row$total_replies = msg$num_answers + msg$num_auth + msg$num_addl;
		row$total_answers = msg$num_answers;
		}

	row$rcode_name = base_errors[msg$rcode];
	row$rcode = msg$rcode;
	row$rejected = msg$rcode != 0 && msg$num_queries == 0;
	}

event dns_message(c: connection, is_orig: bool, msg: dns_msg, len: count) &priority=5
	{
	# Questions and updates are transactions in the sense of the log.
	if ( msg$opcode == DNS_OP_QUERY || (msg$opcode == DNS_OP_DYNAMIC_UPDATE && ! msg$is_netbios) )
		hook set_session(c, msg, ! msg$QR);
	}

# Remembers what is asked; a resolver that repeats the question in the response changes nothing.
event dns_request(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count, original_query: string) &priority=5
	{
	if ( ! c?$dns )
		return;

	local row = c$dns;

	row$RD = msg$RD;
	row$TC = msg$TC;
	row$Z = msg$Z;
	row$qclass = qclass;
	row$qclass_name = classes[qclass];
	row$qtype = qtype;
	row$qtype_name = query_types[qtype];

	# Names of NetBIOS hosts are packed two characters to the octet; service queries for all hosts stay as they are.
	row$query = query;

	if ( c$id$resp_p == 137/udp )
		row$query = decode_netbios_name(query);
	}

hook do_reply(c: connection, msg: dns_msg, ans: dns_answer, reply: string) &priority=5
	{
	# Records in a query are not answers.
	if ( ! msg$QR || ! c?$dns )
		return;

	local row = c$dns;
	local text = reply;

	if ( msg$opcode == DNS_OP_DYNAMIC_UPDATE )
		{
		# What is to be there beforehand, and what is to be there from now on.
		if ( ans$answer_type == DNS_PREREQUISITE )
			text = fmt("pre: %s %s %s", query_types[ans$qtype], ans$query, reply);
		else if ( ans$answer_type == DNS_UPDATE )
			text = fmt("add: %s %s %s", query_types[ans$qtype], ans$query, reply);
		}
	else if ( ans$answer_type == DNS_ANS )
		{
		row$AA = msg$AA;
		row$RA = msg$RA;
		}
	else
		return;

	if ( ! row?$query )
		row$query = ans$query;

	# No time at all between query and response means that only the response was seen.
	if ( ! row?$rtt && network_time() > row$ts )
		row$rtt = network_time() - row$ts;

	if ( text == "" )
		return;

	if ( ! row?$answers )
		row$answers = vector();

	if ( ! row?$TTLs )
		row$TTLs = vector();

	row$answers += text;
	row$TTLs += ans$TTL;
	}

# The part of an update that carries no data: a condition on, or the removal of, what a name has.
function update_without_data(c: connection, msg: dns_msg, ans: dns_answer, verb: string, none_means: string)
	{
	if ( ! msg$QR || ! c?$dns )
		return;

	local text = fmt("%s: %s %s", verb, ans$qclass == NONE ? none_means : "RRSet", query_types[ans$qtype]);

	# The name stands there once, with the first.
	if ( ! c$dns?$query || c$dns$query != ans$query )
		text = cat(text, " ", ans$query);

	if ( ! c$dns?$query )
		c$dns$query = ans$query;

	if ( ! c$dns?$rtt && network_time() > c$dns$ts )
		c$dns$rtt = network_time() - c$dns$ts;

	if ( ! c$dns?$answers )
		{
		c$dns$answers = vector();
		c$dns$TTLs = vector();
		}

	c$dns$answers += text;
	c$dns$TTLs += ans$TTL;
	}

event dns_dynamic_update_pre(c: connection, msg: dns_msg, ans: dns_answer) &priority=5
	{
	update_without_data(c, msg, ans, "pre", "NoRRSet");
	}

event dns_dynamic_update_del(c: connection, msg: dns_msg, ans: dns_answer) &priority=5
	{
	update_without_data(c, msg, ans, "del", "RR");
	}

# Each string with its kind and length, all in one answer.
function texts(kind: string, strs: string_vec): string
	{
	local parts: vector of string;

	for ( _, one in strs )
		parts += fmt("%s %d %s", kind, |one|, one);

	return join_string_vec(parts, " ");
	}

event dns_A_reply(c: connection, msg: dns_msg, ans: dns_answer, a: addr) &priority=5
	{ hook do_reply(c, msg, ans, cat(a)); }

event dns_AAAA_reply(c: connection, msg: dns_msg, ans: dns_answer, a: addr) &priority=5
	{ hook do_reply(c, msg, ans, cat(a)); }

event dns_A6_reply(c: connection, msg: dns_msg, ans: dns_answer, a: addr) &priority=5
	{ hook do_reply(c, msg, ans, cat(a)); }

event dns_TXT_reply(c: connection, msg: dns_msg, ans: dns_answer, strs: string_vec) &priority=5
	{ hook do_reply(c, msg, ans, texts("TXT", strs)); }

event dns_SPF_reply(c: connection, msg: dns_msg, ans: dns_answer, strs: string_vec) &priority=5
	{ hook do_reply(c, msg, ans, texts("SPF", strs)); }

event dns_NS_reply(c: connection, msg: dns_msg, ans: dns_answer, name: string) &priority=5
	{ hook do_reply(c, msg, ans, name); }

event dns_CNAME_reply(c: connection, msg: dns_msg, ans: dns_answer, name: string) &priority=5
	{ hook do_reply(c, msg, ans, name); }

event dns_PTR_reply(c: connection, msg: dns_msg, ans: dns_answer, name: string) &priority=5
	{ hook do_reply(c, msg, ans, name); }

event dns_MX_reply(c: connection, msg: dns_msg, ans: dns_answer, name: string, preference: count) &priority=5
	{ hook do_reply(c, msg, ans, name); }

event dns_SOA_reply(c: connection, msg: dns_msg, ans: dns_answer, soa: dns_soa) &priority=5
	{ hook do_reply(c, msg, ans, soa$mname); }

event dns_WKS_reply(c: connection, msg: dns_msg, ans: dns_answer) &priority=5
	{ hook do_reply(c, msg, ans, ""); }

event dns_SRV_reply(c: connection, msg: dns_msg, ans: dns_answer, target: string, priority: count, weight: count, p: count) &priority=5
	{ hook do_reply(c, msg, ans, target); }

event dns_NAPTR_reply(c: connection, msg: dns_msg, ans: dns_answer, naptr: dns_naptr_rr) &priority=5
	{ hook do_reply(c, msg, ans, fmt("NAPTR %d %d %s %s %s", naptr$order, naptr$preference, naptr$flags, naptr$service,
	                                    naptr$regexp == "" || naptr$replacement == "" ? naptr$regexp + naptr$replacement :
	                                    cat(naptr$regexp, " ", naptr$replacement))); }

event dns_HINFO_reply(c: connection, msg: dns_msg, ans: dns_answer, cpu: string, os: string) &priority=5
	{ hook do_reply(c, msg, ans, fmt("HINFO %s %s", cpu, os)); }

event dns_CAA_reply(c: connection, msg: dns_msg, ans: dns_answer, flags: count, tag: string, value: string) &priority=5
	{ hook do_reply(c, msg, ans, fmt("CAA %d %s %s", flags, tag, value)); }

event dns_unknown_reply(c: connection, msg: dns_msg, ans: dns_answer) &priority=5
	{ hook do_reply(c, msg, ans, fmt("<unknown type=%s>", ans$qtype)); }

event dns_RRSIG(c: connection, msg: dns_msg, ans: dns_answer, rrsig: dns_rrsig_rr) &priority=5
	{ hook do_reply(c, msg, ans, fmt("RRSIG %d %s", rrsig$type_covered, rrsig$signer_name == "" ? "<Root>" : rrsig$signer_name)); }

event dns_DNSKEY(c: connection, msg: dns_msg, ans: dns_answer, dnskey: dns_dnskey_rr) &priority=5
	{ hook do_reply(c, msg, ans, fmt("DNSKEY %d", dnskey$algorithm)); }

event dns_NSEC(c: connection, msg: dns_msg, ans: dns_answer, next_name: string, bitmaps: string_vec) &priority=5
	{ hook do_reply(c, msg, ans, fmt("NSEC %s %s", ans$query, next_name)); }

event dns_NSEC3(c: connection, msg: dns_msg, ans: dns_answer, nsec3: dns_nsec3_rr) &priority=5
	{ hook do_reply(c, msg, ans, "NSEC3"); }

event dns_NSEC3PARAM(c: connection, msg: dns_msg, ans: dns_answer, nsec3param: dns_nsec3param_rr) &priority=5
	{ hook do_reply(c, msg, ans, "NSEC3PARAM"); }

event dns_DS(c: connection, msg: dns_msg, ans: dns_answer, ds: dns_ds_rr) &priority=5
	{ hook do_reply(c, msg, ans, fmt("DS %d %d", ds$algorithm, ds$digest_type)); }

event dns_BINDS(c: connection, msg: dns_msg, ans: dns_answer, binds: dns_binds_rr) &priority=5
	{ hook do_reply(c, msg, ans, "BIND9 signing signal"); }

event dns_SSHFP(c: connection, msg: dns_msg, ans: dns_answer, algo: count, fptype: count, fingerprint: string) &priority=5
	{ hook do_reply(c, msg, ans, fmt("SSHFP: %s", bytestring_to_hexstr(fingerprint))); }

event dns_LOC(c: connection, msg: dns_msg, ans: dns_answer, loc: dns_loc_rr) &priority=5
	{ hook do_reply(c, msg, ans, fmt("LOC: %d %d %d", loc$size, loc$horiz_pre, loc$vert_pre)); }

event dns_rejected(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count, original_query: string) &priority=5
	{
	if ( c?$dns )
		c$dns$rejected = T;
	}

# A transaction is logged once both halves of it are through.
event dns_end(c: connection, msg: dns_msg) &priority=5
	{
	if ( c?$dns )
		{
		c$dns$saw_query = c$dns$saw_query || ! msg$QR;
		c$dns$saw_reply = c$dns$saw_reply || msg$QR;
		}
	}

event dns_end(c: connection, msg: dns_msg) &priority=-5
	{
	local complete = c?$dns && c$dns$saw_query && c$dns$saw_reply;

	if ( complete )
		{
		Log::write(DNS::LOG, c$dns);
		delete c$dns;
		}
	}

# What never found its counterpart.
hook finalize_dns(c: connection)
	{
	if ( ! c?$dns_state )
		return;

	local state = c$dns_state;

	if ( state?$pending_query )
		Log::write(DNS::LOG, state$pending_query);

	if ( state?$pending_queries )
		log_unmatched_msgs(state$pending_queries);

	if ( state?$pending_replies )
		log_unmatched_msgs(state$pending_replies);
	}
