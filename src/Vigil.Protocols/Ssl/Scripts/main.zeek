##! ssl.log: one line for each TLS or DTLS handshake.

@load ./consts
@load ./cipher-suites

module SSL;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found.
	const ssl_ports: set[port] = {
		443/tcp, 465/tcp, 563/tcp, 585/tcp, 614/tcp, 636/tcp, 989/tcp, 990/tcp, 992/tcp, 993/tcp, 995/tcp, 5223/tcp,
	} &redef;
	const dtls_ports: set[port] = { 443/udp } &redef;

	type Info: record {
		## When the handshake began.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## What the server chose.
		version_num: count &optional;
		version: string &log &optional;
		cipher: string &log &optional;
		## The group of the key agreement.
		curve: string &log &optional;
		## The name the client asked for.
		server_name: string &log &optional;
		session_id: string &optional;
		## An earlier session went on.
		resumed: bool &log &default=F;
		## What tells of resumption before TLS 1.3: a ticket without a key exchange; and in it: a key chosen beforehand.
		client_ticket_empty_session_seen: bool &default=F;
		client_key_exchange_seen: bool &default=F;
		client_psk_seen: bool &default=F;
		last_alert: string &log &optional;
		## The application protocol, by ALPN or its predecessor.
		next_protocol: string &log &optional;
		analyzer_id: count &optional;
		## The handshake came to its end.
		established: bool &log &default=F;
		logged: bool &default=F;
		## The server wanted another client hello.
		hrr_seen: bool &default=F;
		## A letter for each message, in capitals if from the client.
		ssl_history: string &log &default="";
	};

	## More history than that is not kept.
	option max_ssl_history_length: count = 100;

	## Once established there is only ciphertext, at which the analyzer need not look.
	option disable_analyzer_after_detection: bool = T;

	## Runs when the handshake is over, one way or the other, just before it is logged.
	global ssl_finishing: hook(c: connection);

	## Keeps a line from being written until the token is given back.
	global delay_log: function(info: Info, token: string);
	global undelay_log: function(info: Info, token: string);

	global log_ssl: event(rec: Info);

	global finalize_ssl: Conn::RemovalHook;
}

redef record connection += { ssl: Info &optional; };

redef record Info += {
	# Who asked for a delay.
	delay_tokens: set[string] &optional;
};

redef likely_server_ports += { ssl_ports, dtls_ports };

event zeek_init() &priority=5
	{
	Log::create_stream(SSL::LOG, Log::Stream($columns=Info, $path="ssl", $ev=log_ssl, $policy=log_policy));
	Analyzer::register_for_ports(Analyzer::ANALYZER_SSL, ssl_ports);
	Analyzer::register_for_ports(Analyzer::ANALYZER_DTLS, dtls_ports);
	}

function set_session(c: connection)
	{
	if ( c?$ssl )
		return;

	c$ssl = Info($ts=network_time(), $uid=c$uid, $id=c$id);
	Conn::register_removal_hook(c, finalize_ssl);
	}

function add_to_history(c: connection, is_client: bool, char: string)
	{
	if ( |c$ssl$ssl_history| < max_ssl_history_length )
		c$ssl$ssl_history += is_client ? to_upper(char) : to_lower(char);
	}

# The tokens of a line, whether or not there were any before.
function tokens_of(info: Info): set[string]
	{
	if ( ! info?$delay_tokens )
		info$delay_tokens = set();

	return info$delay_tokens;
	}

function delay_log(info: Info, token: string)
	{
	local held = tokens_of(info);
	add held[token];
	}

function undelay_log(info: Info, token: string)
	{
	local held = tokens_of(info);
	delete held[token];
	}

# Writes the line, once; waits if someone asked for that, but not forever.
function log_record(info: Info)
	{
	if ( info$logged )
		return;

	local free = ! info?$delay_tokens || |info$delay_tokens| == 0;

	if ( free )
		{
		info$logged = T;
		Log::write(SSL::LOG, info);
		return;
		}

	when [info] ( |info$delay_tokens| == 0 )
		{
		log_record(info);
		}
	timeout 15sec
		{
		# Nobody came back; what is known must do.
		clear_table(info$delay_tokens);
		log_record(info);
		}
	}

function finish(c: connection, remove_analyzer: bool)
	{
	log_record(c$ssl);

	if ( remove_analyzer && disable_analyzer_after_detection && c$ssl?$analyzer_id )
		{
		disable_analyzer(c$id, c$ssl$analyzer_id);
		delete c$ssl$analyzer_id;
		}
	}

event ssl_client_hello(c: connection, version: count, record_version: count, possible_ts: time, client_random: string, session_id: string, ciphers: index_vec, comp_methods: index_vec) &priority=5
	{
	set_session(c);

	# Here rather than with the other messages, because SSL 2 has a hello but no handshake messages.
	add_to_history(c, T, "c");

	# A session identifier of zeros stands for none.
	if ( |session_id| > 0 && /^\x00{32}$/ != session_id )
		{
		c$ssl$client_ticket_empty_session_seen = F;
		c$ssl$session_id = bytestring_to_hexstr(session_id);
		}
	}

const retry_random = "\xe5\x9a\x61\x11\xbe\x1d\x8c\x02\x1e\x65\xb8\x91\xc2\xa2\x11\x16\x7a\xbb\x8c\x5e\x07\x9e\x09\xe2\xc8\xa8\x33\x9c";

event ssl_server_hello(c: connection, version: count, record_version: count, possible_ts: time, server_random: string, session_id: string, cipher: count, comp_method: count) &priority=5
	{
	set_session(c);

	local row = c$ssl;

	# A server that wants another client hello says so by this random (RFC 8446, 4.1.3), whose start stands for a time.
	if ( possible_ts == double_to_time(3475090804.0) && server_random == retry_random )
		{
		row$hrr_seen = T;
		add_to_history(c, F, "j");
		}
	else
		add_to_history(c, F, "s");

	# In TLS 1.3 the version proper is in an extension, which has been through already.
	if ( ! row?$version_num )
		{
		row$version = version_strings[version];
		row$version_num = version;
		}

	row$cipher = cipher_desc[cipher];

	# Before TLS 1.3 a server repeats the identifier of the session it takes up; since then it always repeats it.
	local modern = row$version_num == TLSv13 || row$version_num == DTLSv13 || row$version_num / 0xFF == 0x7F;

	if ( ! modern && row?$session_id && row$session_id == bytestring_to_hexstr(session_id) )
		row$resumed = T;
	}

event ssl_extension_supported_versions(c: connection, is_client: bool, versions: index_vec) &priority=5
	{
	set_session(c);

	if ( ! is_client && ! c$ssl?$version_num && |versions| > 0 )
		{
		c$ssl$version = version_strings[versions[0]];
		c$ssl$version_num = versions[0];
		}
	}

event ssl_ecdh_server_params(c: connection, curve: count, point: string) &priority=5
	{ set_session(c); c$ssl$curve = ec_curves[curve]; }

event ssl_extension_key_share(c: connection, is_client: bool, curves: index_vec) &priority=5
	{
	set_session(c);

	# The client offers several, the server takes one.
	if ( ! is_client && |curves| > 0 )
		c$ssl$curve = ec_curves[curves[0]];
	}

event ssl_extension_server_name(c: connection, is_client: bool, names: string_vec) &priority=5
	{
	set_session(c);

	if ( ! is_client || |names| == 0 )
		return;

	c$ssl$server_name = names[0];

	if ( |names| > 1 )
		Reporter::conn_weird("SSL_many_server_names", c, cat(names));
	}

event ssl_extension_application_layer_protocol_negotiation(c: connection, is_client: bool, protocols: string_vec) &priority=5
	{
	set_session(c);

	# Again the server's is the choice.
	if ( ! is_client && |protocols| > 0 )
		c$ssl$next_protocol = protocols[0];
	}

event ssl_extension(c: connection, is_client: bool, code: count, val: string) &priority=5
	{
	set_session(c);

	if ( is_client && |val| > 0 && code == SSL_EXTENSION_SESSIONTICKET_TLS )
		c$ssl$client_ticket_empty_session_seen = T;

	# The client offers a key from an earlier session, and the server takes it (RFC 8446, 4.2.11).
	if ( code == SSL_EXTENSION_PRE_SHARED_KEY )
		{
		if ( is_client )
			c$ssl$client_psk_seen = T;
		else if ( c$ssl$client_psk_seen )
			c$ssl$resumed = T;
		}
	}

# The letters of handshake messages; z for those without one. The hellos have handlers of their own.
const history_letters: table[count] of string = {
	[HELLO_REQUEST] = "h", [HELLO_VERIFY_REQUEST] = "v",
	[SESSION_TICKET] = "t", [5] = "e", [HELLO_RETRY_REQUEST] = "j", [ENCRYPTED_EXTENSIONS] = "o", [CERTIFICATE] = "x",
	[SERVER_KEY_EXCHANGE] = "k", [CERTIFICATE_REQUEST] = "r", [SERVER_HELLO_DONE] = "n", [CERTIFICATE_VERIFY] = "y",
	[CLIENT_KEY_EXCHANGE] = "g", [FINISHED] = "f", [CERTIFICATE_URL] = "w", [CERTIFICATE_STATUS] = "u",
	[SUPPLEMENTAL_DATA] = "a", [KEY_UPDATE] = "p", [254] = "m",
} &default="z";

event ssl_handshake_message(c: connection, is_client: bool, msg_type: count, length: count) &priority=5
	{
	set_session(c);

	if ( is_client && msg_type == CLIENT_KEY_EXCHANGE )
		c$ssl$client_key_exchange_seen = T;

	if ( msg_type == CLIENT_HELLO || msg_type == SERVER_HELLO )
		return;

	if ( msg_type == HELLO_RETRY_REQUEST )
		c$ssl$hrr_seen = T;

	add_to_history(c, is_client, history_letters[msg_type]);
	}

event ssl_change_cipher_spec(c: connection, is_client: bool) &priority=5
	{
	set_session(c);

	# A ticket instead of a key exchange.
	if ( is_client && c$ssl$client_ticket_empty_session_seen && ! c$ssl$client_key_exchange_seen )
		c$ssl$resumed = T;

	add_to_history(c, is_client, "i");
	}

event ssl_alert(c: connection, is_client: bool, level: count, desc: count) &priority=5
	{
	set_session(c);
	c$ssl$last_alert = alert_descriptions[desc];
	add_to_history(c, is_client, "l");
	}

event ssl_heartbeat(c: connection, is_client: bool, length: count, heartbeat_type: count, payload_length: count, payload: string) &priority=5
	{ set_session(c); add_to_history(c, is_client, "b"); }

event ssl_plaintext_data(c: connection, is_client: bool, record_version: count, content_type: count, length: count) &priority=5
	{
	set_session(c);

	# What has no event of its own: data in the clear, and records of unknown kinds.
	if ( content_type == APPLICATION_DATA )
		add_to_history(c, is_client, "d");
	else if ( content_type < CHANGE_CIPHER_SPEC || (content_type > HEARTBEAT && content_type <= 0xff) )
		add_to_history(c, is_client, "q");
	}

event ssl_connection_flipped(c: connection) &priority=5
	{
	# The ends are named the wrong way round, and so is the history to be read.
	set_session(c);
	c$ssl$id = c$id;
	c$ssl$ssl_history = "^" + c$ssl$ssl_history;
	}

event ssl_established(c: connection) &priority=7
	{ set_session(c); c$ssl$established = T; }

event ssl_established(c: connection) &priority=20
	{ set_session(c); hook ssl_finishing(c); }

event ssl_established(c: connection) &priority=-5
	{ finish(c, T); }

hook finalize_ssl(c: connection)
	{
	# Handshakes that came to their end have been through this.
	if ( c?$ssl && ! c$ssl$logged )
		{
		hook ssl_finishing(c);
		finish(c, F);
		}
	}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo) &priority=5
	{
	if ( atype != AllAnalyzers::ANALYZER_ANALYZER_SSL && atype != AllAnalyzers::ANALYZER_ANALYZER_DTLS )
		return;

	set_session(info$c);
	info$c$ssl$analyzer_id = info$aid;
	}

# A broken handshake is over as well.
event analyzer_violation_info(atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo) &priority=5
	{
	if ( (atype == AllAnalyzers::ANALYZER_ANALYZER_SSL || atype == AllAnalyzers::ANALYZER_ANALYZER_DTLS) && info?$c && info$c?$ssl )
		{
		if ( ! info$c$ssl$logged )
			hook ssl_finishing(info$c);

		finish(info$c, F);
		}
	}
