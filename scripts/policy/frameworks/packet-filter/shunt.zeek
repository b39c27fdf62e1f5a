##! Shunting by capture filter: connections and pairs of hosts of which nothing but the beginning and the end is of interest.

@load base/frameworks/notice
@load base/frameworks/packet-filter

module PacketFilter;

export {
	redef enum Notice::Type += {
		## The filter would become too long; a connection that filters cannot name.
		No_More_Conn_Shunts_Available,
		Cannot_BPF_Shunt_Conn,
	};

	## How many at once.
	const max_bpf_shunts: count = 100 &redef;

	## Each says whether it was done.
	global shunt_conn: function(id: conn_id): bool;
	global shunt_host_pair: function(id: conn_id): bool;

	## A pair comes back with the last of those who wanted it gone; or at once.
	global unshunt_host_pair: function(id: conn_id): bool;
	global force_unshunt_host_pair: function(id: conn_id): bool;

	global current_shunted_conns: function(): set[conn_id];
	global current_shunted_host_pairs: function(): set[conn_id];
}

global shunted_conns: set[conn_id];
global shunted_host_pairs: set[conn_id];

function current_shunted_conns(): set[conn_id] { return shunted_conns; }
function current_shunted_host_pairs(): set[conn_id] { return shunted_host_pairs; }

# Ports do not matter for a pair, and neither does who began.
function pair_of(id: conn_id): conn_id
	{
	local turned = id$orig_h > id$resp_h;
	return conn_id($orig_h=turned ? id$resp_h : id$orig_h, $orig_p=0/unknown,
	               $resp_h=turned ? id$orig_h : id$resp_h, $resp_p=0/unknown);
	}

# What a filter has to leave out. Packets that begin or end a connection still come.
function shunt_filters()
	{
	local rest = "";

	for ( c in shunted_conns )
		rest = combine_filters(rest, "or", fmt("tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) == 0 and host %s and port %d and host %s and port %d",
		                                       c$orig_h, c$orig_p, c$resp_h, c$resp_p));

	for ( pair in shunted_host_pairs )
		rest = combine_filters(rest, "or", fmt("host %s and host %s", pair$orig_h, pair$resp_h));

	if ( rest != "" )
		exclude("conn_shunt_filters", rest);
	else
		remove_exclude("conn_shunt_filters");
	}

event zeek_init() &priority=5
	{ register_filter_plugin(FilterPlugin($func=shunt_filters)); }

function reached_max_shunts(): bool
	{
	local full = |shunted_conns| + |shunted_host_pairs| >= max_bpf_shunts;

	if ( full )
		NOTICE(Notice::Info($note=No_More_Conn_Shunts_Available, $msg=fmt("%d shunts are in force, and that is the limit", max_bpf_shunts)));

	return full;
	}

function shunt_host_pair(id: conn_id): bool
	{
	local room = ! reached_max_shunts();

	if ( room )
		{
		add shunted_host_pairs[pair_of(id)];
		install();
		}

	return room;
	}

function force_unshunt_host_pair(id: conn_id): bool
	{
	local pair = pair_of(id);
	local there = pair in shunted_host_pairs;

	if ( there )
		{
		delete shunted_host_pairs[pair];
		install();
		}

	return there;
	}

function unshunt_host_pair(id: conn_id): bool
	{ return force_unshunt_host_pair(id); }

function shunt_conn(id: conn_id): bool
	{
	# Flags at a fixed place are what IPv4 has.
	if ( is_v6_addr(id$orig_h) )
		{
		NOTICE(Notice::Info($note=Cannot_BPF_Shunt_Conn, $id=id, $msg="filters cannot shunt IPv6 connections"));
		return F;
		}

	local room = ! reached_max_shunts();

	if ( room )
		{
		add shunted_conns[id];
		install();
		}

	return room;
	}

event connection_state_remove(c: connection)
	{
	if ( c$id !in shunted_conns )
		return;

	delete shunted_conns[c$id];
	install();
	}
