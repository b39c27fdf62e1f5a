##! tunnel.log: tunnels as they appear, end, and fall silent.

module Tunnel;

export {
	redef enum Log::ID += { LOG };

	## What happened to a tunnel.
	type Action: enum { DISCOVER, CLOSE, EXPIRE };

	type Info: record {
		## When.
		ts: time &log;
		## The connection that carries it; tunnels right on top of IP have none.
		uid: string &log &optional;
		id: conn_id &log;
		tunnel_type: Tunnel::Type &log;
		action: Action &log;
	};

	global log_policy: Log::PolicyHook;

	## A tunnel whose traffic ended says so in a log this long after.
	const expiration_interval = 1hr &redef;

	## Takes note of every layer, or of one; ignores those it knows.
	global register_all: function(ecv: EncapsulatingConnVector);
	global register: function(ec: EncapsulatingConn);

	## Logs the end of a tunnel and forgets it.
	global close: function(tunnel: Info, action: Action);

	global expire: function(t: table[conn_id] of Info, idx: conn_id): interval;

	## Tunnels that have been announced but not closed.
	global active: table[conn_id] of Info = table() &read_expire=expiration_interval &expire_func=expire;

	global finalize_tunnel: Conn::RemovalHook;
}

event zeek_init() &priority=5
	{
	Log::create_stream(Tunnel::LOG, Log::Stream($columns=Info, $path="tunnel", $policy=log_policy));
	}

function register_all(ecv: EncapsulatingConnVector)
	{
	for ( _, layer in ecv )
		register(layer);
	}

function register(ec: EncapsulatingConn)
	{
	# Looking it up is a read, which keeps a known tunnel alive.
	if ( ec$cid in active && active[ec$cid]$tunnel_type == ec$tunnel_type )
		return;

	local found = Info($ts=network_time(), $id=ec$cid, $tunnel_type=ec$tunnel_type, $action=DISCOVER);

	if ( ec?$uid )
		found$uid = ec$uid;

	active[ec$cid] = found;
	Log::write(LOG, found);
	}

function close(tunnel: Info, action: Action)
	{
	tunnel$ts = network_time();
	tunnel$action = action;
	Log::write(LOG, tunnel);
	delete active[tunnel$id];
	}

function expire(t: table[conn_id] of Info, idx: conn_id): interval
	{
	close(t[idx], EXPIRE);
	return 0sec;
	}

event new_connection(c: connection) &priority=5
	{
	local inside = c?$tunnel;

	if ( inside )
		register_all(c$tunnel);
	}

event tunnel_changed(c: connection, e: EncapsulatingConnVector) &priority=5
	{
	register_all(e);
	}

hook finalize_tunnel(c: connection)
	{
	if ( c$id in active )
		close(active[c$id], CLOSE);
	}

event connection_state_remove(c: connection) &priority=-5
	{
	hook finalize_tunnel(c);
	}
