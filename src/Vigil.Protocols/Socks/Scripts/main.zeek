##! socks.log: one line for each connection that a proxy was asked for. What goes through it is found out by its content.

@load base/frameworks/tunnels
@load ./consts

module SOCKS;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where proxies are usually found.
	const ports: set[port] = { 1080/tcp } &redef;

	## Passwords are logged only on demand.
	option default_capture_password: bool = F;

	type Info: record {
		## When the client asked.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## 4 or 5.
		version: count &log;
		## Who asked, and the password if it may be logged.
		user: string &log &optional;
		password: string &log &optional;
		## How the proxy took it.
		status: string &log &optional;
		## Where the client wants to go.
		request: SOCKS::Address &log &optional;
		request_p: port &log &optional;
		## The proxy's own end of the connection it made.
		bound: SOCKS::Address &log &optional;
		bound_p: port &log &optional;
		capture_password: bool &default=default_capture_password;
	};

	global log_socks: event(rec: Info);

	global finalize_socks: Conn::RemovalHook;
}

redef record connection += { socks: SOCKS::Info &optional; };

redef likely_server_ports += { ports };

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_SOCKS, ports);
	Log::create_stream(SOCKS::LOG, Log::Stream($columns=Info, $path="socks", $ev=log_socks, $policy=log_policy));
	}

function set_session(c: connection, version: count)
	{
	if ( c?$socks )
		return;

	c$socks = Info($ts=network_time(), $uid=c$uid, $id=c$id, $version=version);
	Conn::register_removal_hook(c, finalize_socks);
	}

event socks_request(c: connection, version: count, request_type: count, sa: SOCKS::Address, p: port, user: string) &priority=5
	{
	set_session(c, version);
	c$socks$request = sa;
	c$socks$request_p = p;

	if ( user != "" )
		c$socks$user = user;

	# Of a proxy's many connections from one client the port tells nothing: all are one tunnel.
	local tunnel_id = copy(c$id);
	tunnel_id$orig_p = 0/tcp;
	Tunnel::register(Tunnel::EncapsulatingConn($cid=tunnel_id, $tunnel_type=Tunnel::SOCKS));
	}

event socks_reply(c: connection, version: count, reply: count, sa: SOCKS::Address, p: port) &priority=5
	{
	set_session(c, version);
	c$socks$bound_p = p;
	c$socks$bound = sa;
	c$socks$status = version == 4 ? v4_status[reply] : v5_status[reply];
	}

# Only version 5 has passwords; whether they are logged is up to the site.
event socks_login_userpass_request(c: connection, user: string, password: string) &priority=5
	{
	set_session(c, 5);

	local row = c$socks;
	row$user = user;

	if ( row$capture_password )
		row$password = password;
	}

event socks_login_userpass_reply(c: connection, code: count) &priority=4
	{
	# A reply to nothing is seen where the request got lost.
	if ( c?$socks )
		c$socks$status = v5_status[code];
	}

# What turned out to be something else is not logged.
hook finalize_socks(c: connection)
	{
	if ( "SOCKS" in c$service )
		Log::write(SOCKS::LOG, c$socks);
	}
