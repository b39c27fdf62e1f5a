##! irc.log: who clients say they are, and which channels they join.

module IRC;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found; that also tells the server's side of connections seen half-way.
	const ports: set[port] = { 6666/tcp, 6667/tcp, 6668/tcp, 6669/tcp } &redef;

	type Info: record {
		## When the command was sent.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## As given by earlier commands.
		nick: string &log &optional;
		user: string &log &optional;
		command: string &log &optional;
		## What the command is about, and what else it says.
		value: string &log &optional;
		addl: string &log &optional;
	};

	global irc_log: event(rec: Info);
}

redef record connection += { irc: Info &optional; };

redef likely_server_ports += { ports };

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_IRC, ports);
	Log::create_stream(IRC::LOG, Log::Stream($columns=Info, $path="irc", $ev=irc_log, $policy=log_policy));
	}

function new_session(c: connection): Info
	{ return Info($ts=network_time(), $uid=c$uid, $id=c$id); }

function set_session(c: connection)
	{
	local info = c?$irc ? c$irc : new_session(c);
	info$ts = network_time();
	c$irc = info;
	}

# What the client asks for goes into the row to come; what servers relay only keeps the session alive.
function note(c: connection, is_orig: bool, command: string, value: string &default="", addl: string &default="")
	{
	set_session(c);

	if ( ! is_orig )
		return;

	c$irc$command = command;

	if ( value != "" )
		c$irc$value = value;

	if ( addl != "" )
		c$irc$addl = addl;
	}

event irc_nick_message(c: connection, is_orig: bool, who: string, newnick: string) &priority=5
	{
	note(c, is_orig, "NICK", newnick);
	}

event irc_nick_message(c: connection, is_orig: bool, who: string, newnick: string) &priority=-5
	{
	if ( ! is_orig )
		return;

	local info = c$irc;
	Log::write(IRC::LOG, info);
	info$nick = newnick; # from the next row on
	}

event irc_user_message(c: connection, is_orig: bool, user: string, host: string, server: string, real_name: string) &priority=5
	{
	note(c, is_orig, "USER", user, fmt("%s %s %s", host, server, real_name));
	}

event irc_user_message(c: connection, is_orig: bool, user: string, host: string, server: string, real_name: string) &priority=-5
	{
	if ( ! is_orig )
		return;

	local info = c$irc;
	Log::write(IRC::LOG, info);
	info$user = user; # from the next row on
	}

event irc_join_message(c: connection, is_orig: bool, info_list: irc_join_list) &priority=5
	{
	note(c, is_orig, "JOIN");
	}

event irc_join_message(c: connection, is_orig: bool, info_list: irc_join_list) &priority=-5
	{
	if ( ! is_orig )
		return;

	for ( joined in info_list )
		{
		c$irc$value = joined$channel;
		c$irc$addl = joined$password == "" ? "" : fmt(" with channel key: '%s'", joined$password);
		Log::write(IRC::LOG, c$irc);
		}
	}
