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
	if ( ! c?$irc )
		c$irc = new_session(c);

	c$irc$ts = network_time();
	}

event irc_nick_message(c: connection, is_orig: bool, who: string, newnick: string) &priority=5
	{
	set_session(c);

	if ( is_orig )
		{
		c$irc$command = "NICK";
		c$irc$value = newnick;
		}
	}

event irc_nick_message(c: connection, is_orig: bool, who: string, newnick: string) &priority=-5
	{
	if ( ! is_orig )
		return;

	Log::write(IRC::LOG, c$irc);
	c$irc$nick = newnick;
	}

event irc_user_message(c: connection, is_orig: bool, user: string, host: string, server: string, real_name: string) &priority=5
	{
	set_session(c);

	if ( is_orig )
		{
		c$irc$command = "USER";
		c$irc$value = user;
		c$irc$addl = fmt("%s %s %s", host, server, real_name);
		}
	}

event irc_user_message(c: connection, is_orig: bool, user: string, host: string, server: string, real_name: string) &priority=-5
	{
	if ( ! is_orig )
		return;

	Log::write(IRC::LOG, c$irc);
	c$irc$user = user;
	}

event irc_join_message(c: connection, is_orig: bool, info_list: irc_join_list) &priority=5
	{
	set_session(c);

	if ( is_orig )
		c$irc$command = "JOIN";
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
