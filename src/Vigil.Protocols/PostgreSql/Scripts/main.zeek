##! postgresql.log: one line for each thing a client asked for: encryption, to log in, queries, to leave.

@load ./consts

module PostgreSQL;

export {
	## Where servers are usually found.
	const ports: set[port] = { 5432/tcp } &redef;

	## A version of the protocol.
	type Version: record { major: count; minor: count; };

	type Info: record {
		## When the client asked.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## Who the client is, as it said when it logged in.
		user: string &log &optional;
		database: string &log &optional;
		application_name: string &log &optional;
		## What the client sent, and what mattered in it.
		frontend: string &log &optional;
		frontend_arg: string &log &optional;
		## What the server sent, and what mattered in it.
		backend: string &log &optional;
		backend_arg: string &log &optional;
		## Whether it worked.
		success: bool &log &optional;
		## How many rows came.
		rows: count &log &optional;
	};

	## What is known of a connection from one line to the next.
	type State: record {
		version: Version &optional;
		user: string &optional;
		database: string &optional;
		application_name: string &optional;
		rows: count &optional;
		errors: vector of string;
	};

	redef enum Log::ID += { LOG };

	global log_postgresql: event(rec: Info);

	global finalize_postgresql: Conn::RemovalHook;

	## Makes the state of a connection, or a line; a handler with a break keeps that from happening.
	global set_session: hook(c: connection);

	## Writes the line, if there is one.
	global emit_log: function(c: connection);
}

redef record connection += {
	postgresql: PostgreSQL::Info &optional;
	postgresql_state: PostgreSQL::State &optional;
};

redef likely_server_ports += { ports };

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_POSTGRESQL, ports);
	Log::create_stream(PostgreSQL::LOG, Log::Stream($columns=Info, $path="postgresql", $ev=log_postgresql));
	}

function emit_log(c: connection)
	{
	if ( ! c?$postgresql )
		return;

	local state = c$postgresql_state;

	if ( state?$user )
		c$postgresql$user = state$user;

	if ( state?$database )
		c$postgresql$database = state$database;

	if ( state?$application_name )
		c$postgresql$application_name = state$application_name;

	Log::write(PostgreSQL::LOG, c$postgresql);
	delete c$postgresql;
	}

hook set_session(c: connection)
	{
	if ( ! c?$postgresql )
		c$postgresql = Info($ts=network_time(), $uid=c$uid, $id=c$id);

	if ( c?$postgresql_state )
		return;

	c$postgresql_state = State();
	Conn::register_removal_hook(c, finalize_postgresql);
	}

# The line that is being filled in, begun if need be.
function line_of(c: connection): Info
	{
	hook set_session(c);
	return c$postgresql;
	}

# Begins a line of its own: whatever waits for an answer will not get it any more.
function next_line(c: connection, frontend: string): Info
	{
	emit_log(c);

	local row = line_of(c);
	row$frontend = frontend;
	return row;
	}

# A list in a string: all that one message or several have to say.
function extend(list: string, item: string): string
	{
	return list == "" ? item : fmt("%s,%s", list, item);
	}

function add_backend(row: Info, name: string)
	{
	row$backend = extend(row?$backend ? row$backend : "", name);
	}

function add_backend_arg(row: Info, arg: string)
	{
	row$backend_arg = extend(row?$backend_arg ? row$backend_arg : "", arg);
	}

event PostgreSQL::ssl_request(c: connection)
	{ next_line(c, "ssl_request"); }

event PostgreSQL::ssl_reply(c: connection, b: string)
	{
	local row = line_of(c);
	add_backend(row, "ssl_reply");
	add_backend_arg(row, b);
	row$success = b == "S";
	emit_log(c);
	}

event PostgreSQL::startup_parameter(c: connection, name: string, value: string)
	{
	line_of(c);

	local state = c$postgresql_state;

	if ( name == "user" )
		state$user = value;
	else if ( name == "database" )
		state$database = value;
	else if ( name == "application_name" )
		state$application_name = value;
	}

event PostgreSQL::startup_message(c: connection, major: count, minor: count)
	{
	line_of(c)$frontend = "startup";
	c$postgresql_state$version = Version($major=major, $minor=minor);
	}

event PostgreSQL::authentication_request(c: connection, identifier: count, data: string)
	{
	local row = line_of(c);
	add_backend_arg(row, auth_ids[identifier]);
	add_backend(row, "auth_request");
	}

# The end of all that was asked before, which remains in the argument.
event PostgreSQL::authentication_ok(c: connection)
	{
	local row = line_of(c);
	row$success = T;
	row$backend = "auth_ok";
	}

event PostgreSQL::error_response_identified_field(c: connection, code: string, value: string)
	{
	line_of(c);
	c$postgresql_state$errors += fmt("%s=%s", error_ids[code], value);
	}

event PostgreSQL::error_response(c: connection)
	{
	local row = line_of(c);
	local parts = c$postgresql_state$errors;
	row$success = F;
	add_backend(row, "error");

	if ( |parts| > 0 )
		add_backend_arg(row, join_string_vec(parts, ","));

	c$postgresql_state$errors = vector();
	}

# Notices say something, but nothing about success.
event PostgreSQL::notice_response_identified_field(c: connection, code: string, value: string)
	{ add_backend_arg(line_of(c), fmt("%s=%s", error_ids[code], value)); }

event PostgreSQL::simple_query(c: connection, query: string)
	{
	next_line(c, "simple_query")$frontend_arg = query;
	c$postgresql_state$rows = 0;
	}

event PostgreSQL::data_row(c: connection, column_values: count)
	{
	if ( ! c?$postgresql_state )
		return;

	local state = c$postgresql_state;

	if ( state?$rows )
		state$rows += 1;
	}

# Without a question there was none that this log is about.
event PostgreSQL::ready_for_query(c: connection, transaction_status: string)
	{
	if ( ! c?$postgresql )
		return;

	local state = c$postgresql_state;
	local row = c$postgresql;
	row$success = row?$success ? row$success : T;

	# Rows are counted for queries only.
	if ( state?$rows )
		row$rows = state$rows;

	delete state$rows;
	emit_log(c);
	}

event PostgreSQL::terminate(c: connection)
	{ next_line(c, "terminate"); emit_log(c); }

hook finalize_postgresql(c: connection)
	{ emit_log(c); }
