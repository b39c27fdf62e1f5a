##! websocket.log: one line for each HTTP connection that was upgraded to WebSocket, with what the two ends agreed on.

@load base/protocols/http
@load ./consts

module WebSocket;

# Where HTTP is left, this analyzer goes on.
redef HTTP::upgrade_analyzers += { ["websocket"] = Analyzer::ANALYZER_WEBSOCKET };

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	type Info: record {
		## When the upgrade was complete.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## From the request that asked for the upgrade.
		host: string &log &optional;
		uri: string &log &optional;
		user_agent: string &log &optional;
		## What the server chose of the client's wishes, and these.
		subprotocol: string &log &optional;
		client_protocols: vector of string &log &optional;
		server_extensions: vector of string &log &optional;
		client_extensions: vector of string &log &optional;
		## The client's challenge and the server's answer.
		client_key: string &optional;
		server_accept: string &optional;
	};

	## Runs before the analyzer is told what messages carry. Handlers may change the configuration; one that breaks leaves the
	## content alone.
	global configure_analyzer: hook(c: connection, aid: count, config: WebSocket::AnalyzerConfig);

	global log_websocket: event(rec: Info);
}

redef record connection += { websocket: Info &optional; };

event zeek_init() &priority=5
	{
	Log::create_stream(WebSocket::LOG, Log::Stream($columns=Info, $path="websocket", $ev=log_websocket, $policy=log_policy));
	}

function set_websocket(c: connection)
	{
	if ( ! c?$websocket )
		c$websocket = Info($ts=network_time(), $uid=c$uid, $id=c$id);
	}

# What a server has to answer to a key.
function expected_accept_for(key: string): string
	{ return encode_base64(hexstr_to_bytestring(sha1_hash(key, HANDSHAKE_GUID))); }

# A list may be in one header field or spread over several.
function with_items(known: vector of string, value: string): vector of string
	{
	for ( _, item in split_string(value, /[[:blank:]]*,[[:blank:]]*/) )
		known += strip(item);

	return known;
	}

event http_header(c: connection, is_orig: bool, original_name: string, name: string, value: string)
	{
	if ( ! starts_with(name, "SEC-WEBSOCKET-") )
		return;

	set_websocket(c);

	local row = c$websocket;

	switch ( name[14:] ) {
	case "KEY":
		if ( is_orig )
			row$client_key = value;
		break;

	case "ACCEPT":
		if ( ! is_orig )
			row$server_accept = value;
		break;

	case "PROTOCOL":
		if ( is_orig )
			row$client_protocols = with_items(row?$client_protocols ? row$client_protocols : vector(), value);
		else
			row$subprotocol = value;
		break;

	case "EXTENSIONS":
		if ( is_orig )
			row$client_extensions = with_items(row?$client_extensions ? row$client_extensions : vector(), value);
		else
			row$server_extensions = with_items(row?$server_extensions ? row$server_extensions : vector(), value);
		break;
	}
	}

# The answer shows that the server has understood the client, and is no proxy's cache.
function check_handshake(c: connection)
	{
	local row = c$websocket;

	if ( ! row?$client_key )
		Reporter::conn_weird("websocket_missing_key_header", c, "", "WebSocket");
	else if ( ! row?$server_accept )
		Reporter::conn_weird("websocket_missing_accept_header", c, "", "WebSocket");
	else
		{
		local right = expected_accept_for(row$client_key);

		if ( right != row$server_accept )
			Reporter::conn_weird("websocket_wrong_accept_header", c, fmt("expected=%s, found=%s", right, row$server_accept), "WebSocket");
		}
	}

event websocket_established(c: connection, aid: count) &priority=5
	{
	if ( ! c?$websocket )
		{
		Reporter::conn_weird("websocket_established_unexpected", c, "", "WebSocket");
		return;
		}

	check_handshake(c);

	local row = c$websocket;
	row$ts = network_time();

	if ( c?$http )
		{
		if ( c$http?$host )
			row$host = c$http$host;

		if ( c$http?$uri )
			row$uri = c$http$uri;

		if ( c$http?$user_agent )
			row$user_agent = c$http$user_agent;
		}

	local config = AnalyzerConfig();

	if ( row?$subprotocol )
		config$subprotocol = row$subprotocol;

	if ( row?$server_extensions )
		config$server_extensions = row$server_extensions;

	if ( hook WebSocket::configure_analyzer(c, aid, config) )
		WebSocket::__configure_analyzer(c, aid, config);
	}

event websocket_established(c: connection, aid: count) &priority=-5
	{
	if ( c?$websocket )
		Log::write(WebSocket::LOG, c$websocket);
	}
