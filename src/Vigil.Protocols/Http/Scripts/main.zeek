##! http.log: one line for each request and its reply. Requests may be sent ahead, so several can wait for their replies.

@load base/utils/numbers
@load base/frameworks/tunnels

module HTTP;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found.
	const ports: set[port] = { 80/tcp, 81/tcp, 631/tcp, 1080/tcp, 3128/tcp, 8000/tcp, 8080/tcp, 8888/tcp } &redef;

	## What detection scripts found out about a request.
	type Tags: enum {
		## Stands for itself; others are added.
		EMPTY
	};

	## What belongs to one part of a message.
	type Entity: record {
		filename: string &optional;
	};

	## Passwords are logged only on demand.
	option default_capture_password: bool = F;

	## Longest string to log; 0 for the general limit.
	const default_max_field_string_bytes: count = 0 &redef;

	type Info: record {
		## When the request was seen.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## Its place among the requests of the connection, from 1.
		trans_depth: count &log;
		method: string &log &optional;
		host: string &log &optional;
		uri: string &log &optional;
		referrer: string &log &optional;
		## As the reply has it.
		version: string &log &optional;
		user_agent: string &log &optional;
		origin: string &log &optional;
		## Bodies, without their transfer encoding.
		request_body_len: count &log &default=0;
		response_body_len: count &log &default=0;
		status_code: count &log &optional;
		status_msg: string &log &optional;
		## The last reply of the 1xx kind, which precedes the real one.
		info_code: count &log &optional;
		info_msg: string &log &optional;
		tags: set[Tags] &log;
		## From basic authentication.
		username: string &log &optional;
		password: string &log &optional;
		capture_password: bool &default=default_capture_password;
		## Headers that proxies add.
		proxied: set[string] &log &optional;
		## Only a part of the resource was asked for.
		range_request: bool &default=F;
		## Files in the bodies, their names and types.
		orig_fuids: vector of string &log &optional;
		orig_filenames: vector of string &log &optional;
		orig_mime_types: vector of string &log &optional;
		resp_fuids: vector of string &log &optional;
		resp_filenames: vector of string &log &optional;
		resp_mime_types: vector of string &log &optional;
		## The part being received, and how many there have been.
		current_entity: Entity &optional;
		orig_mime_depth: count &default=0;
		resp_mime_depth: count &default=0;
	};

	type State: record {
		## Requests that wait for a reply, and replies that wait for nothing, by number.
		pending: table[count] of Info;
		## Where the two directions are.
		current_request: count &default=0;
		current_response: count &default=0;
		trans_depth: count &default=0;
	};

	## Headers that tell of a proxy.
	option proxy_headers: set[string] = {
		"CLIENT-IP", "FORWARDED", "PROXY-CONNECTION", "VIA", "X-FORWARDED-FOR", "X-FORWARDED-FROM", "XROXY-CONNECTION",
	};

	## Methods that are not worth a weird.
	option http_methods: set[string] = {
		# RFC 9110 and PATCH's relatives
		"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE",
		# WebDAV, its versioning and searching
		"PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT", "SEARCH",
		# Exchange
		"POLL", "SUBSCRIBE", "BMOVE",
	};

	## More requests waiting than that are logged as they are.
	option max_pending_requests: count = 100;

	global log_http: event(rec: Info);

	global finalize_http: Conn::RemovalHook;
}

redef record connection += {
	http: Info &optional;
	http_state: State &optional;
};

redef likely_server_ports += { ports };

event zeek_init() &priority=5
	{
	local stream = Log::Stream($columns=Info, $path="http", $ev=log_http, $policy=log_policy);

	if ( default_max_field_string_bytes > 0 )
		stream$max_field_string_bytes = default_max_field_string_bytes;

	Log::create_stream(HTTP::LOG, stream);
	Analyzer::register_for_ports(Analyzer::ANALYZER_HTTP, ports);
	}

function code_in_range(c: count, min: count, max: count): bool
	{ return min <= c && c <= max; }

# Whether a reply so far only says that another one will follow.
function only_informational(row: Info): bool
	{ return row?$status_code && code_in_range(row$status_code, 100, 199); }

function new_http_session(c: connection): Info
	{
	++c$http_state$trans_depth;
	return Info($ts=network_time(), $uid=c$uid, $id=c$id, $trans_depth=c$http_state$trans_depth, $tags=set());
	}

function init_state(c: connection)
	{
	if ( c?$http_state )
		return;

	c$http_state = State($pending=table());
	Conn::register_removal_hook(c, finalize_http);
	}

# Makes c$http the transaction that the given direction is at.
function set_state(c: connection, is_orig: bool)
	{
	init_state(c);

	local state = c$http_state;
	local which = is_orig ? state$current_request : state$current_response;

	if ( which !in state$pending )
		state$pending[which] = new_http_session(c);

	c$http = state$pending[which];
	}

# Gives up on the replies to all requests so far.
function flush_pending(c: connection)
	{
	local state = c$http_state;

	if ( state$current_response == 0 )
		state$current_response = 1;

	while ( state$current_response < state$current_request )
		{
		if ( state$current_response in state$pending )
			{
			Log::write(HTTP::LOG, state$pending[state$current_response]);
			delete state$pending[state$current_response];
			}

		++state$current_response;
		}
	}

event http_request(c: connection, method: string, original_URI: string, unescaped_URI: string, version: string) &priority=5
	{
	init_state(c);

	if ( max_pending_requests > 0 && |c$http_state$pending| > max_pending_requests )
		{
		Reporter::conn_weird("HTTP_excessive_pipelining", c);
		flush_pending(c);
		}

	local state = c$http_state;

	# Replies came to requests that never did; the numbers start level again.
	if ( state$current_response > state$current_request )
		{
		Reporter::conn_weird("HTTP_response_before_request", c);
		state$current_request = state$current_response;
		}

	++state$current_request;
	set_state(c, T);

	c$http$uri = unescaped_URI;
	c$http$method = method;

	if ( method !in http_methods )
		Reporter::conn_weird("unknown_HTTP_method", c, method);
	}

event http_reply(c: connection, version: string, code: count, reason: string) &priority=5
	{
	init_state(c);

	local state = c$http_state;
	local at = state$current_response;

	# After an informational reply the real one is still due, to the same request.
	if ( at !in state$pending || (state$pending[at]?$status_code && ! only_informational(state$pending[at])) )
		++state$current_response;

	set_state(c, F);

	local row = c$http;

	row$version = version;
	row$status_code = code;
	row$status_msg = reason;

	if ( only_informational(row) )
		{
		row$info_code = code;
		row$info_msg = reason;
		}

	# From here on a proxy relays. It is one tunnel, whatever port each of its connections comes from.
	if ( code == 200 && row?$method && row$method == "CONNECT" )
		{
		local cid = copy(c$id);
		cid$orig_p = 0/tcp;
		Tunnel::register(Tunnel::EncapsulatingConn($cid=cid, $tunnel_type=Tunnel::HTTP));
		}
	}

# Basic authentication: the user's name, and the password if that is wanted.
function note_credentials(c: connection, value: string)
	{
	if ( /^[bB][aA][sS][iI][cC]([[:blank:]]|$)/ !in value )
		return;

	local packed = strip(sub(value, /^[bB][aA][sS][iI][cC]/, ""));
	local plain = decode_base64_conn(c$id, packed);
	local halves = split_string1(plain, /:/);

	if ( |halves| < 2 )
		{
		c$http$username = fmt("<problem-decoding> (%s)", value);
		return;
		}

	c$http$username = halves[0];

	if ( c$http$capture_password )
		c$http$password = halves[1];
	}

event http_header(c: connection, is_orig: bool, original_name: string, name: string, value: string) &priority=5
	{
	set_state(c, is_orig);

	if ( ! is_orig )
		return;

	switch ( name ) {
	case "HOST": c$http$host = value; break;
	case "REFERER": c$http$referrer = value; break;
	case "ORIGIN": c$http$origin = value; break;
	case "USER-AGENT": c$http$user_agent = value; break;
	case "RANGE": c$http$range_request = T; break;

	case "AUTHORIZATION", "PROXY-AUTHORIZATION":
		note_credentials(c, value);
		break;

	default:
		if ( name in proxy_headers )
			{
			if ( ! c$http?$proxied )
				c$http$proxied = set();

			add c$http$proxied[fmt("%s -> %s", name, value)];
			}
		break;
	}
	}

event http_message_done(c: connection, is_orig: bool, stat: http_message_stat) &priority=5
	{
	local octets = stat$body_length;
	set_state(c, is_orig);

	if ( ! is_orig )
		c$http$response_body_len = octets;
	else
		c$http$request_body_len = octets;
	}

# The end of the reply is the end of the transaction, unless it was only the announcement of one.
event http_message_done(c: connection, is_orig: bool, stat: http_message_stat) &priority=-5
	{
	if ( is_orig || only_informational(c$http) )
		return;

	Log::write(HTTP::LOG, c$http);
	delete c$http_state$pending[c$http_state$current_response];
	}

# What never got a reply, or never got to the end of it. Nothing real has number 0.
hook finalize_http(c: connection)
	{
	if ( ! c?$http_state )
		return;

	for ( number, row in c$http_state$pending )
		if ( number > 0 )
			Log::write(HTTP::LOG, row);
	}
