##! mysql.log: one line for each login and each command, with what became of it.

@load ./consts

module MySQL;

export {
	redef enum Log::ID += { mysql::LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found.
	const ports: set[port] = { 1434/tcp, 3306/tcp } &redef;

	type Info: record {
		## When the client asked.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## The command, or "login".
		cmd: string &log;
		arg: string &log;
		## Whether it worked; unset where there is no answer that tells.
		success: bool &log &optional;
		## How many rows were changed.
		rows: count &log &optional;
		## What the server said about a failure.
		response: string &log &optional;
	};

	global log_mysql: event(rec: MySQL::Info);

	global finalize_mysql: Conn::RemovalHook;
}

redef record connection += { mysql: Info &optional; };

redef likely_server_ports += { ports };

# Of commands.
const quit = 1;
const change_user = 17;

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_MYSQL, ports);
	Log::create_stream(mysql::LOG, Log::Stream($columns=Info, $path="mysql", $ev=log_mysql, $policy=log_policy));
	}

function finish(c: connection)
	{
	if ( ! c?$mysql )
		return;

	Log::write(mysql::LOG, c$mysql);
	delete c$mysql;
	}

# What is still open then never got an answer.
function begin(c: connection, cmd: string, arg: string)
	{
	finish(c);
	c$mysql = Info($ts=network_time(), $uid=c$uid, $id=c$id, $cmd=cmd, $arg=arg);
	Conn::register_removal_hook(c, finalize_mysql);
	}

event mysql_handshake(c: connection, username: string) &priority=5
	{
	begin(c, "login", username);
	}

event mysql_command_request(c: connection, command: count, arg: string) &priority=5
	{
	# Its argument is more than a name, and has an event that knows it.
	if ( command != change_user )
		begin(c, commands[command], sub(arg, /\0$/, ""));
	}

event mysql_change_user(c: connection, username: string) &priority=5
	{
	begin(c, commands[change_user], username);
	}

# Nobody answers a good-bye.
event mysql_command_request(c: connection, command: count, arg: string) &priority=-5
	{
	if ( command == quit )
		finish(c);
	}

event mysql_error(c: connection, code: count, msg: string) &priority=5
	{
	if ( ! c?$mysql )
		return;

	c$mysql$success = F;
	c$mysql$response = msg;
	}

event mysql_error(c: connection, code: count, msg: string) &priority=-5
	{
	finish(c);
	}

event mysql_ok(c: connection, affected_rows: count) &priority=5
	{
	if ( ! c?$mysql )
		return;

	c$mysql$success = T;
	c$mysql$rows = affected_rows;
	}

event mysql_ok(c: connection, affected_rows: count) &priority=-5
	{
	finish(c);
	}

# The end of a result says nothing about numbers.
event mysql_eof(c: connection, is_intermediate: bool) &priority=5
	{
	if ( is_intermediate || ! c?$mysql )
		return;

	c$mysql$success = T;
	c$mysql$rows = 0;
	}

event mysql_eof(c: connection, is_intermediate: bool) &priority=-5
	{
	if ( ! is_intermediate )
		finish(c);
	}

hook finalize_mysql(c: connection)
	{
	finish(c);
	}
