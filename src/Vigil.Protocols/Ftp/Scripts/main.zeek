##! ftp.log: commands that move files or announce data connections. What the rest of them do is followed, but not logged.

@load ./info
@load ./utils-commands
@load ./utils
@load base/utils/paths
@load base/utils/numbers
@load base/utils/addrs
@load base/frameworks/cluster
@load base/frameworks/notice

module FTP;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found; that also tells the server's side of connections seen half-way.
	const ports: set[port] = { 21/tcp, 2811/tcp } &redef;

	## Commands that are logged.
	option logged_commands: set[string] = {
		"ACCT", "APPE", "DELE", "EPRT", "EPSV", "PASV", "PORT", "RETR", "STOR", "STOU",
	};

	## What scripts keep of a session is bounded, since the client decides how much it sends.
	option max_user_length: count = 128;
	option max_password_length: count = 128;
	option max_arg_length: count = 4096;
	option max_reply_msg_length: count = 4096;
	option max_pending_commands: count = 20;

	## Data connections that may be announced and not made.
	option max_expected_data_channels: count = 100000;

	global parse_ftp_reply_code: function(code: count): ReplyCode;

	## For scripts that share sessions in a cluster.
	global minimize_info: function(info: Info): Info;
	global ftp_relay_topic: function(): string;

	global log_ftp: event(rec: Info);

	global finalize_ftp: Conn::RemovalHook;
	global finalize_ftp_data: hook(c: connection);
}

redef record connection += {
	ftp: Info &optional;
	## One data connection follows another with the same ends.
	ftp_data_reuse: bool &default=F;
};

redef likely_server_ports += { ports };

# Replies after which the directory is another, or known.
const directory_cmds = {
	["CDUP", 200], ["CDUP", 250], ["CWD", 250], ["PWD", 257], ["XPWD", 257],
};

# Data connections to come, by where they go.
global ftp_data_expected: table[addr, port] of Info &read_expire=5mins;

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_FTP, ports);
	Log::create_stream(FTP::LOG, Log::Stream($columns=Info, $path="ftp", $ev=log_ftp, $policy=log_policy));
	}

## Only what others need to know of a session, to follow its data connections.
function minimize_info(info: Info): Info
	{
	return Info($ts=info$ts, $uid=info$uid, $id=info$id, $user=info$user, $passive=info$passive, $pending_commands=PendingCmds());
	}

## Where announced data connections are made known in a cluster.
function ftp_relay_topic(): string
	{ return Cluster::rr_topic(Cluster::proxy_pool, "ftp_transfer_rr_key"); }

# What one worker announces to the others, by way of the proxies.
event sync_add_expected_data(s: Info, chan: ExpectedDataChannel)
	{
	if ( Cluster::local_node_type() != Cluster::WORKER )
		{
		Cluster::publish(Cluster::worker_topic, sync_add_expected_data, s, chan);
		return;
		}

	# To the worker that announced it, it comes back.
	if ( [chan$resp_h, chan$resp_p] in ftp_data_expected || |ftp_data_expected| >= max_expected_data_channels )
		return;

	ftp_data_expected[chan$resp_h, chan$resp_p] = s;
	Analyzer::schedule_analyzer(chan$orig_h, chan$resp_h, chan$resp_p, Analyzer::ANALYZER_FTP_DATA, 5mins);
	}

event sync_remove_expected_data(resp_h: addr, resp_p: port)
	{
	if ( Cluster::local_node_type() == Cluster::WORKER )
		delete ftp_data_expected[resp_h, resp_p];
	else
		Cluster::publish(Cluster::worker_topic, sync_remove_expected_data, resp_h, resp_p);
	}

function add_expected_data_channel(s: Info, chan: ExpectedDataChannel)
	{
	s$passive = chan$passive;
	s$data_channel = chan;

	if ( |ftp_data_expected| >= max_expected_data_channels && [chan$resp_h, chan$resp_p] !in ftp_data_expected )
		return;

	ftp_data_expected[chan$resp_h, chan$resp_p] = s;
	Analyzer::schedule_analyzer(chan$orig_h, chan$resp_h, chan$resp_p, Analyzer::ANALYZER_FTP_DATA, 5mins);

	# Another worker may see the connection.
	if ( Cluster::is_enabled() )
		Cluster::publish(ftp_relay_topic(), sync_add_expected_data, minimize_info(s), chan);
	}

function set_ftp_session(c: connection)
	{
	if ( c?$ftp )
		return;

	c$ftp = Info($ts=network_time(), $uid=c$uid, $id=c$id, $pending_commands=PendingCmds());
	Conn::register_removal_hook(c, finalize_ftp);

	# The greeting answers to the connection.
	add_pending_cmd(c$ftp$pending_commands, c$ftp$command_seq, "<init>", "");
	}

## Whether a password is a secret.
function should_hide_password(s: Info): bool
	{ return s?$password && ! s$capture_password && to_lower(s$user) !in guest_ids; }

## Writes the command at work, if it is of a kind to be logged.
function ftp_message(c: connection)
	{
	if ( ! c?$ftp || ! c$ftp?$cmdarg )
		return;

	local s = c$ftp;
	local entry = s$cmdarg;

	s$ts = entry$ts;
	s$command = entry$cmd;

	if ( should_hide_password(s) )
		s$password = "<hidden>";

	if ( entry$cmd in file_cmds )
		s$arg = build_url_ftp(s);
	else if ( entry$arg != "" )
		s$arg = entry$arg;
	else
		delete s$arg;

	if ( entry$cmd in logged_commands )
		Log::write(FTP::LOG, s);

	# These belong to this command alone.
	delete s$data_channel;
	delete s$fuid;
	delete s$file_size;
	delete s$mime_type;
	}

# What is too long is cut, and noted.
function bounded(c: connection, text: string, limit: count, complaint: string): string
	{
	if ( |text| <= limit )
		return text;

	Reporter::conn_weird(complaint, c, cat(|text|), "FTP");
	return text[0:limit];
	}

event ftp_request(c: connection, command: string, arg: string) &priority=5
	{
	# A command is written when the next one comes, or the connection ends: until then more may become known of it.
	if ( c?$ftp && c$ftp?$cmdarg && c$ftp?$reply_code )
		{
		remove_pending_cmd(c$ftp$pending_commands, c$ftp$cmdarg);
		ftp_message(c);
		}

	set_ftp_session(c);

	local s = c$ftp;
	local kept = bounded(c, arg, max_arg_length, "FTP_arg_too_long");

	if ( |s$pending_commands| < max_pending_commands )
		add_pending_cmd(s$pending_commands, ++s$command_seq, command, kept);
	else
		Reporter::conn_weird("FTP_too_many_pending_commands", c, cat(|s$pending_commands|), "FTP");

	switch ( command ) {
	case "USER":
		s$user = bounded(c, arg, max_user_length, "FTP_user_too_long");
		break;

	case "PASS":
		s$password = bounded(c, arg, max_password_length, "FTP_password_too_long");
		break;

	case "AUTH":
		s$last_auth_requested = kept;
		break;

	case "PORT", "EPRT":
		# The server will connect to where the client says.
		local target = command == "PORT" ? parse_ftp_port(arg) : parse_eftp_port(arg);

		if ( target$valid )
			add_expected_data_channel(s, ExpectedDataChannel($passive=F, $orig_h=c$id$resp_h, $resp_h=target$h, $resp_p=target$p));

		break;
	}
	}

# Follows the directory from command to command.
function follow_directory(s: Info, code: count, msg: string)
	{
	if ( [s$cmdarg$cmd, code] !in directory_cmds || s$cmdarg$cwd_consumed )
		return;

	s$cmdarg$cwd_consumed = T;

	switch ( s$cmdarg$cmd ) {
	case "CWD":
		s$cwd = build_path_compressed(s$cwd, s$cmdarg$arg);
		break;

	case "CDUP":
		s$cwd = build_path_compressed(s$cwd, "/..");
		break;

	default:
		s$cwd = extract_path(msg);
		break;
	}
	}

event ftp_reply(c: connection, code: count, msg: string, cont_resp: bool) &priority=5
	{
	set_ftp_session(c);

	local s = c$ftp;

	s$cmdarg = get_pending_cmd(s$pending_commands, code, msg);
	s$reply_code = code;
	s$reply_msg = bounded(c, msg, max_reply_msg_length, "FTP_reply_msg_too_long");

	# The last line of a reply is the one that counts.
	if ( cont_resp )
		return;

	local command = s$cmdarg$cmd;

	if ( (code == 150 && command == "RETR") || (code == 213 && command == "SIZE") )
		# SIZE may be about another file, but where RETR's reply tells as well, that one comes later.
		s$file_size = extract_count(msg, F);

	else if ( (code == 227 && command == "PASV") || (code == 229 && command == "EPSV") )
		{
		local target = code == 227 ? parse_ftp_pasv(msg) : parse_ftp_epsv(msg);

		if ( target$valid )
			{
			# The extended form says only the port.
			if ( target$h == [::] )
				target$h = c$id$resp_h;

			add_expected_data_channel(s, ExpectedDataChannel($passive=T, $orig_h=c$id$orig_h, $resp_h=target$h, $resp_p=target$p));
			}
		}

	follow_directory(s, code, msg);

	# If others wait as well, this one need not wait for the next to come.
	if ( |s$pending_commands| > 1 )
		{
		remove_pending_cmd(s$pending_commands, s$cmdarg);
		ftp_message(c);
		}
	}

event scheduled_analyzer_applied(c: connection, a: Analyzer::Tag) &priority=10
	{
	if ( a != Analyzer::ANALYZER_FTP_DATA || [c$id$resp_h, c$id$resp_p] !in ftp_data_expected )
		return;

	c$ftp = ftp_data_expected[c$id$resp_h, c$id$resp_p];
	add c$service["ftp-data"];
	Conn::register_removal_hook(c, finalize_ftp_data);
	}

event file_transferred(c: connection, prefix: string, descr: string, mime_type: string) &priority=5
	{
	if ( [c$id$resp_h, c$id$resp_p] !in ftp_data_expected )
		return;

	if ( mime_type != "<unknown>" )
		ftp_data_expected[c$id$resp_h, c$id$resp_p]$mime_type = split_string1(mime_type, /;/)[0];
	}

# The next connection between the same ports takes over what is expected of this one.
event connection_reused(c: connection) &priority=5
	{ c$ftp_data_reuse = c$ftp_data_reuse || "ftp-data" in c$service; }

hook finalize_ftp_data(c: connection)
	{
	if ( c$ftp_data_reuse || [c$id$resp_h, c$id$resp_p] !in ftp_data_expected )
		return;

	delete ftp_data_expected[c$id$resp_h, c$id$resp_p];

	if ( Cluster::is_enabled() )
		Cluster::publish(ftp_relay_topic(), sync_remove_expected_data, c$id$resp_h, c$id$resp_p);
	}

# Writes what still waits for a reply, or for the next command.
function flush_pending(c: connection)
	{
	for ( _, entry in c$ftp$pending_commands )
		{
		c$ftp$cmdarg = entry;
		ftp_message(c);
		}
	}

# Under TLS there is nothing to follow.
event ftp_starttls(c: connection) &priority=5
	{
	if ( ! c?$ftp )
		return;

	flush_pending(c);
	c$ftp$pending_commands = PendingCmds();
	}

hook finalize_ftp(c: connection)
	{
	if ( c?$ftp )
		flush_pending(c);
	}
