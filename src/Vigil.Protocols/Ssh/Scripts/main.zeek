##! ssh.log: one line for each SSH connection: what the ends negotiated, and a guess whether someone got in.

@load base/utils/directions-and-hosts

module GLOBAL;

## The guess, when a connection is over: that it failed to authenticate; and, for every connection, how it went.
global ssh_auth_failed: event(c: connection);
global ssh_auth_result: event(c: connection, result: bool, auth_attempts: count);

module SSH;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found.
	const ports: set[port] = { 22/tcp } &redef;

	type Info: record {
		## When the connection began.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## 1 or 2, once both ends agree.
		version: count &log &optional;
		## Whether authentication succeeded, as far as sizes of packets tell; unset if they do not.
		auth_success: bool &log &optional;
		## How often it was tried.
		auth_attempts: count &log &default=0;
		## Across the border of the site, or unset.
		direction: Direction &log &optional;
		## What the ends call themselves.
		client: string &log &optional;
		server: string &log &optional;
		## What they agreed on.
		cipher_alg: string &log &optional;
		mac_alg: string &log &optional;
		compression_alg: string &log &optional;
		kex_alg: string &log &optional;
		host_key_alg: string &log &optional;
		## The server's key.
		host_key_fingerprint: string &log &optional;
		logged: bool &default=F;
		capabilities: Capabilities &optional;
		analyzer_id: count &optional;
	};

	## Compression makes sizes meaningless for guessing.
	option compression_algorithms: set[string] = { "zlib", "zlib@openssh.com" };

	## After the guess there is only ciphertext.
	option disable_analyzer_after_detection: bool = T;

	global log_ssh: event(rec: Info);

	global finalize_ssh: Conn::RemovalHook;
}

redef record connection += { ssh: Info &optional; };

redef likely_server_ports += { ports };

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_SSH, ports);
	Log::create_stream(SSH::LOG, Log::Stream($columns=Info, $path="ssh", $ev=log_ssh, $policy=log_policy));
	}

function set_session(c: connection)
	{
	if ( c?$ssh )
		return;

	c$ssh = Info($ts=network_time(), $uid=c$uid, $id=c$id);
	Conn::register_removal_hook(c, finalize_ssh);

	local from_here = Site::is_local_addr(c$id$orig_h);
	local to_here = Site::is_local_addr(c$id$resp_h);

	if ( from_here != to_here )
		c$ssh$direction = to_here ? INBOUND : OUTBOUND;
	}

# 1.99 is how a server of version 2 says that it also knows version 1 (RFC 4253, section 5.1).
function set_version(c: connection)
	{
	if ( ! c$ssh?$client || ! c$ssh?$server || |c$ssh$client| <= 4 || |c$ssh$server| <= 4 )
		return;

	local theirs = c$ssh$server;
	local ours = c$ssh$client;
	local server_two = /^[sS][sS][hH]-(2\.|1\.99)/ in theirs;
	local client_two = /^[sS][sS][hH]-(2\.|1\.99)/ in ours;

	if ( server_two && client_two )
		c$ssh$version = 2;
	else if ( /^[sS][sS][hH]-1\./ in theirs && /^[sS][sS][hH]-1\./ in ours )
		c$ssh$version = 1;
	}

event ssh_client_version(c: connection, version: string)
	{ set_session(c); c$ssh$client = version; set_version(c); }

event ssh_server_version(c: connection, version: string)
	{ set_session(c); c$ssh$server = version; set_version(c); }

event ssh_auth_attempted(c: connection, authenticated: bool) &priority=5
	{
	if ( ! c?$ssh || (c$ssh?$auth_success && c$ssh$auth_success) )
		return;

	# Of compressed packets the sizes say nothing.
	if ( c$ssh?$compression_alg && c$ssh$compression_alg in compression_algorithms )
		return;

	++c$ssh$auth_attempts;
	c$ssh$auth_success = authenticated;
	}

event ssh_auth_attempted(c: connection, authenticated: bool) &priority=-5
	{
	if ( ! authenticated || ! c?$ssh || ! disable_analyzer_after_detection || ! c$ssh?$analyzer_id )
		return;

	disable_analyzer(c$id, c$ssh$analyzer_id);
	delete c$ssh$analyzer_id;
	}

# The first of the client's wishes that the server shares (RFC 4253, section 7.1).
function find_alg(client_algorithms: vector of string, server_algorithms: vector of string): string
	{
	for ( _, wanted in client_algorithms )
		for ( _, offered in server_algorithms )
			if ( wanted == offered )
				return wanted;

	return "Algorithm negotiation failed";
	}

# The same for algorithms that may differ by direction.
function find_bidirectional_alg(client_prefs: Algorithm_Prefs, server_prefs: Algorithm_Prefs): string
	{
	local up = find_alg(client_prefs$client_to_server, server_prefs$client_to_server);
	local down = find_alg(client_prefs$server_to_client, server_prefs$server_to_client);

	return up == down ? up : fmt("To server: %s, to client: %s", up, down);
	}

event ssh_capabilities(c: connection, cookie: string, capabilities: Capabilities)
	{
	# Where there is a connection without the others' list, this one waits.
	if ( ! c?$ssh || (c$ssh?$capabilities && capabilities$is_server == c$ssh$capabilities$is_server) )
		return;

	if ( ! c$ssh?$capabilities )
		{
		c$ssh$capabilities = capabilities;
		return;
		}

	local client = capabilities$is_server ? c$ssh$capabilities : capabilities;
	local server = capabilities$is_server ? capabilities : c$ssh$capabilities;

	c$ssh$kex_alg = find_alg(client$kex_algorithms, server$kex_algorithms);
	c$ssh$host_key_alg = find_alg(client$server_host_key_algorithms, server$server_host_key_algorithms);
	c$ssh$cipher_alg = find_bidirectional_alg(client$encryption_algorithms, server$encryption_algorithms);
	c$ssh$mac_alg = find_bidirectional_alg(client$mac_algorithms, server$mac_algorithms);
	c$ssh$compression_alg = find_bidirectional_alg(client$compression_algorithms, server$compression_algorithms);
	}

# Writes the line, and says how it went.
hook finalize_ssh(c: connection)
	{
	if ( ! c?$ssh || c$ssh$logged || (! c$ssh?$client && ! c$ssh?$server) )
		return;

	c$ssh$logged = T;
	Log::write(SSH::LOG, c$ssh);

	if ( ! c$ssh?$auth_success )
		return;

	event ssh_auth_result(c, c$ssh$auth_success, c$ssh$auth_attempts);

	if ( ! c$ssh$auth_success )
		event ssh_auth_failed(c);
	}

event ssh_server_host_key_fingerprint(c: connection, fingerprint: string)
	{
	if ( c?$ssh )
		c$ssh$host_key_fingerprint = fmt("SHA256:%s", fingerprint);
	}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo) &priority=20
	{
	if ( atype == AllAnalyzers::ANALYZER_ANALYZER_SSH )
		{
		set_session(info$c);
		info$c$ssh$analyzer_id = info$aid;
		}
	}
