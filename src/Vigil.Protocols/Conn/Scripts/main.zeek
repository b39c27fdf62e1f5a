##! conn.log: one line for each connection when it is over.

@load base/utils/site

module Conn;

export {
	redef enum Log::ID += {
		LOG
	};

	global log_policy: Log::PolicyHook;

	type Info: record {
		## When the first packet was seen.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## Transport; ICMP counts as one.
		proto: transport_proto &log;
		## Application protocols recognised, the latest first, separated by commas.
		service: string &log &optional;
		## From the first packet to the last. Unset if there was but one.
		duration: interval &log &optional;
		## Payload, by sequence numbers for TCP.
		orig_bytes: count &log &optional;
		resp_bytes: count &log &optional;
		## How far establishment and closing got: S0 S1 S2 S3 SF REJ RSTO RSTR RSTOS0 RSTRH SH SHR OTH.
		conn_state: string &log &optional;
		## Which ends belong to the site.
		local_orig: bool &log &optional;
		local_resp: bool &log &optional;
		## Payload that was acknowledged but never seen.
		missed_bytes: count &log &default=0;
		## Letters for what happened, in order; capitals are the originator's.
		history: string &log &optional;
		## Packets, and octets with their IP headers.
		orig_pkts: count &log &optional;
		orig_ip_bytes: count &log &optional;
		resp_pkts: count &log &optional;
		resp_ip_bytes: count &log &optional;
		## Connections that tunnelled this one.
		tunnel_parents: set[string] &log &optional;
		## The IP protocol number.
		ip_proto: count &log &optional;
	};

	global log_conn: event(rec: Info);
}

redef record connection += {
	conn: Info &optional;
};

event zeek_init() &priority=5
	{
	Log::create_stream(Conn::LOG, Log::Stream($columns=Info, $path="conn", $ev=log_conn, $policy=log_policy));
	}

# The state of a TCP connection, from where its two ends stood when it was forgotten.
function tcp_conn_state(c: connection): string
	{
	local from = c$orig$state;
	local to = c$resp$state;

	# An end that was only overheard, without its SYN, counts as one that never spoke properly.
	local from_unknown = from == TCP_INACTIVE || from == TCP_PARTIAL;
	local to_unknown = to == TCP_INACTIVE || to == TCP_PARTIAL;

	# Resets first: whoever sent one decided how it ended.
	if ( to == TCP_RESET )
		{
		if ( from == TCP_SYN_SENT || from == TCP_SYN_ACK_SENT )
			return "REJ";

		if ( from == TCP_RESET && c$orig$size + c$resp$size == 0 )
			return "REJ";

		return from_unknown ? "RSTRH" : "RSTR";
		}

	if ( from == TCP_RESET )
		{
		if ( ! to_unknown )
			return "RSTO";

		# The state stands for a SYN with a RST behind it, and nothing of note between.
		return /^\^?S[^ADFGHIQadfghiq]*R/ in c$history ? "RSTOS0" : "OTH";
		}

	# Then the FINs.
	switch ( from ) {
	case TCP_CLOSED:
		if ( to != TCP_CLOSED )
			return to_unknown ? "SH" : "S2";

		return "SF";

	default:
		if ( to == TCP_CLOSED )
			return from_unknown ? "SHR" : "S3";
		break;
	}

	# What is left never began to end.
	if ( from == TCP_ESTABLISHED && to == TCP_ESTABLISHED )
		return "S1";

	return from == TCP_SYN_SENT && to == TCP_INACTIVE ? "S0" : "OTH";
	}

function conn_state(c: connection, trans: transport_proto): string
	{
	if ( trans == tcp )
		return tcp_conn_state(c);

	if ( trans != udp )
		return "OTH";

	# For UDP it is who was heard.
	if ( c$orig$state == UDP_ACTIVE )
		return c$resp$state == UDP_ACTIVE ? "SF" : "S0";

	return c$resp$state == UDP_ACTIVE ? "SHR" : "OTH";
	}

# The innermost tunnel is the parent of what it carries.
function note_parent(c: connection)
	{
	if ( ! c?$tunnel || |c$tunnel| == 0 )
		return;

	local innermost = c$tunnel[|c$tunnel| - 1];

	if ( ! innermost?$uid )
		return;

	if ( c$conn?$tunnel_parents )
		add c$conn$tunnel_parents[innermost$uid];
	else
		c$conn$tunnel_parents = set(innermost$uid);
	}

# Fills in what is known; *eoc* says that the connection is over.
function set_conn(c: connection, eoc: bool)
	{
	if ( ! c?$conn )
		{
		local fresh = Info($ts=c$start_time, $uid=c$uid, $id=c$id, $proto=get_port_transport_proto(c$id$resp_p));
		c$conn = fresh;

		if ( |Site::local_nets| > 0 )
			{
			fresh$local_orig = Site::is_local_addr(c$id$orig_h);
			fresh$local_resp = Site::is_local_addr(c$id$resp_h);
			}

		if ( c$id$proto != 65535 )
			fresh$ip_proto = c$id$proto;
		}

	local row = c$conn;

	note_parent(c);

	if ( ! eoc )
		return;

	if ( c$duration > 0sec )
		{
		row$duration = c$duration;
		row$orig_bytes = c$orig$size;
		row$resp_bytes = c$resp$size;
		}

	if ( c$orig?$num_pkts )
		{
		# Both ends are counted, or none.
		row$orig_pkts = c$orig$num_pkts;
		row$resp_pkts = c$resp$num_pkts;
		row$orig_ip_bytes = c$orig$num_bytes_ip;
		row$resp_ip_bytes = c$resp$num_bytes_ip;
		}

	if ( |c$service| > 0 )
		row$service = to_lower(join_string_set(c$service, ","));

	row$conn_state = conn_state(c, row$proto);

	if ( c$history != "" )
		row$history = c$history;
	}

event content_gap(c: connection, is_orig: bool, seq: count, length: count) &priority=5
	{
	set_conn(c, F);
	c$conn$missed_bytes += length;
	}

event tunnel_changed(c: connection, e: EncapsulatingConnVector) &priority=5
	{
	set_conn(c, F);

	# A change of tunnels adds a parent; the one before stays.
	c$tunnel = e;
	note_parent(c);
	}

event connection_state_remove(c: connection) &priority=5
	{
	set_conn(c, T);
	}

event connection_state_remove(c: connection) &priority=-5
	{
	Log::write(Conn::LOG, c$conn);
	}
