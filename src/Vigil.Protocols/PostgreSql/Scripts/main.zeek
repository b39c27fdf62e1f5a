##! postgresql.log: one line for each thing a client asked for: encryption, to log in, queries, to leave.

@load ./consts

module PostgreSQL;

export {
	redef enum Log::ID += { LOG };

	## Where servers are usually found.
	const ports: set[port] = { 5432/tcp } &redef;

	type Version: record {
		major: count;
		minor: count;
	};

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

# A list in a string; all that one message or several have to say.
function extend(list: string, item: string): string
	{
	return list == "" ? item : fmt("%s,%s", list, item);
	}

function add_backend(c: connection, name: string)
	{
	c$postgresql$backend = extend(c$postgresql?$backend ? c$postgresql$backend : "", name);
	}

function add_backend_arg(c: connection, arg: string)
	{
	c$postgresql$backend_arg = extend(c$postgresql?$backend_arg ? c$postgresql$backend_arg : "", arg);
	}

event PostgreSQL::ssl_request(c: connection)
	{
	hook set_session(c);
	c$postgresql$frontend = "ssl_request";
	}

event PostgreSQL::ssl_reply(c: connection, b: string)
	{
	hook set_session(c);
	c$postgresql$backend = "ssl_reply";
	c$postgresql$backend_arg = b;
	c$postgresql$success = b == "S";
	emit_log(c);
	}

event PostgreSQL::startup_parameter(c: connection, name: string, value: string)
	{
	hook set_session(c);

	switch ( name ) {
	case "user":
		c$postgresql_state$user = value;
		break;
	case "database":
		c$postgresql_state$database = value;
		break;
	case "application_name":
		c$postgresql_state$application_name = value;
		break;
	}
	}

event PostgreSQL::startup_message(c: connection, major: count, minor: count)
	{
	hook set_session(c);
	c$postgresql_state$version = Version($major=major, $minor=minor);
	c$postgresql$frontend = "startup";
	}

event PostgreSQL::authentication_request(c: connection, identifier: count, data: string)
	{
	hook set_session(c);
	add_backend(c, "auth_request");
	add_backend_arg(c, auth_ids[identifier]);
	}

# The end of all that was asked before, which remains in the argument.
event PostgreSQL::authentication_ok(c: connection)
	{
	hook set_session(c);
	c$postgresql$backend = "auth_ok";
	c$postgresql$success = T;
	}

event PostgreSQL::error_response_identified_field(c: connection, code: string, value: string)
	{
	hook set_session(c);
	c$postgresql_state$errors += fmt("%s=%s", error_ids[code], value);
	}

event PostgreSQL::error_response(c: connection)
	{
	hook set_session(c);
	add_backend(c, "error");

	if ( |c$postgresql_state$errors| > 0 )
		add_backend_arg(c, join_string_vec(c$postgresql_state$errors, ","));

	c$postgresql_state$errors = vector();
	c$postgresql$success = F;
	}

# Notices say something, but nothing about success.
event PostgreSQL::notice_response_identified_field(c: connection, code: string, value: string)
	{
	hook set_session(c);
	add_backend_arg(c, fmt("%s=%s", error_ids[code], value));
	}

event PostgreSQL::simple_query(c: connection, query: string)
	{
	# Whatever waits for an answer will not get it any more.
	emit_log(c);
	hook set_session(c);
	c$postgresql$frontend = "simple_query";
	c$postgresql$frontend_arg = query;
	c$postgresql_state$rows = 0;
	}

event PostgreSQL::data_row(c: connection, column_values: count)
	{
	if ( c?$postgresql_state && c$postgresql_state?$rows )
		++c$postgresql_state$rows;
	}

event PostgreSQL::ready_for_query(c: connection, transaction_status: string)
	{
	# Without a question there was none that this log is about.
	if ( ! c?$postgresql )
		return;

	if ( ! c$postgresql?$success )
		c$postgresql$success = T;

	if ( c$postgresql_state?$rows )
		{
		c$postgresql$rows = c$postgresql_state$rows;
		delete c$postgresql_state$rows;
		}

	emit_log(c);
	}

event PostgreSQL::terminate(c: connection)
	{
	emit_log(c);
	hook set_session(c);
	c$postgresql$frontend = "terminate";
	emit_log(c);
	}

hook finalize_postgresql(c: connection)
	{
	emit_log(c);
	}
