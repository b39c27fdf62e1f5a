##! quic.log: one line for each attempt to set up a QUIC connection.

@load ./consts
@load ./ports

module QUIC;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	type Info: record {
		## When its first packet was seen.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## Name of the version that its packets have.
		version: string &log;
		## The identifier that the client made up for the server, from which the first keys follow.
		client_initial_dcid: string &log &optional;
		## What the ends call themselves.
		client_scid: string &log &optional;
		server_scid: string &log &optional;
		## From the client's hello: whom it wants to speak to, and its favourite among the protocols it offers.
		server_name: string &log &optional;
		client_protocol: string &log &optional;
		## A letter for each thing that happened, capitals for the client: I(nitial), Z (0-RTT), H(andshake), R(etry), S for a
		## hello of TLS, C(lose), U for an unknown version, X for something else in between, O for 1, 2, 4, 8 ... packets of data.
		history: string &log &default="";
		history_state: vector of string;
		logged: bool &default=F;
	};

	## More letters than that are not kept.
	option max_history_length: count = 100;

	## How many discarded packets of a connection are reported.
	const max_discarded_packet_events: int = 100 &redef;

	global log_quic: event(rec: Info);

	global finalize_quic: Conn::RemovalHook;
}

redef record connection += { quic: Info &optional; };

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_QUIC, quic_ports);
	Analyzer::register_for_ports(Analyzer::ANALYZER_QUIC, doq_ports);
	Log::create_stream(QUIC::LOG, Log::Stream($columns=Info, $path="quic", $ev=log_quic, $policy=log_policy));
	}

function log_record(quic: Info)
	{
	quic$logged = T;
	quic$history = join_string_vec(quic$history_state, "");
	Log::write(QUIC::LOG, quic);
	}

function add_to_history(c: connection, is_orig: bool, what: string)
	{
	local letters = c$quic$history_state;

	if ( |letters| < max_history_length )
		letters += is_orig ? to_upper(what) : to_lower(what);
	}

# Makes the row if there is none, and fills in what this packet is the first to tell.
function set_session(c: connection, is_orig: bool, version: count, dcid: string, scid: string)
	{
	if ( ! c?$quic )
		{
		c$quic = Info($ts=network_time(), $uid=c$uid, $id=c$id, $version=version_strings[version], $history_state=vector());
		Conn::register_removal_hook(c, finalize_quic);
		}

	local row = c$quic;

	if ( ! is_orig )
		{
		if ( ! row?$server_scid && |scid| > 0 )
			row$server_scid = bytestring_to_hexstr(scid);

		return;
		}

	if ( ! row?$client_initial_dcid && |dcid| > 0 )
		row$client_initial_dcid = bytestring_to_hexstr(dcid);

	# Clients that need no name of their own have an empty one, and that is worth knowing.
	if ( ! row?$client_scid )
		row$client_scid = bytestring_to_hexstr(scid);
	}

# This attempt is over; what comes next on the same ports is another.
function end_session(c: connection)
	{
	log_record(c$quic);
	delete c$quic;
	}

event QUIC::initial_packet(c: connection, is_orig: bool, version: count, dcid: string, scid: string)
	{ set_session(c, is_orig, version, dcid, scid); add_to_history(c, is_orig, "i"); }

event QUIC::zero_rtt_packet(c: connection, is_orig: bool, version: count, dcid: string, scid: string)
	{ set_session(c, is_orig, version, dcid, scid); add_to_history(c, is_orig, "z"); }

event QUIC::handshake_packet(c: connection, is_orig: bool, version: count, dcid: string, scid: string)
	{ set_session(c, is_orig, version, dcid, scid); add_to_history(c, is_orig, "h"); }

# The identifier in a Retry is for the next attempt, so it names the server only if that is all there is.
event QUIC::retry_packet(c: connection, is_orig: bool, version: count, dcid: string, scid: string, retry_token: string, integrity_tag: string)
	{
	if ( ! c?$quic )
		set_session(c, is_orig, version, dcid, scid);

	add_to_history(c, is_orig, "r");
	end_session(c);
	}

event QUIC::unhandled_version(c: connection, is_orig: bool, version: count, dcid: string, scid: string)
	{
	if ( ! c?$quic )
		set_session(c, is_orig, version, dcid, scid);

	add_to_history(c, is_orig, "u");
	end_session(c);
	}

event QUIC::connection_close_frame(c: connection, is_orig: bool, version: count, dcid: string, scid: string, error_code: count, reason_phrase: string)
	{
	if ( ! c?$quic )
		return;

	add_to_history(c, is_orig, "c");
	end_session(c);
	}

event QUIC::short_header_packet_threshold_crossed(c: connection, is_orig: bool, threshold: count)
	{
	# An attempt has ended, and yet there are data.
	if ( c?$quic )
		add_to_history(c, is_orig, "o");
	else
		Reporter::conn_weird("QUIC_spurious_short_header_packet_threshold_crossed", c, cat(threshold));
	}

event QUIC::discarded_packet(c: connection, is_orig: bool, total_decrypted: count)
	{
	if ( c?$quic )
		add_to_history(c, is_orig, "x");
	else
		Reporter::conn_weird("QUIC_spurious_discarded_packet", c);
	}

event ssl_client_hello(c: connection, version: count, record_version: count, possible_ts: time, client_random: string, session_id: string, ciphers: index_vec, comp_methods: index_vec)
	{
	if ( c?$quic )
		add_to_history(c, T, "s");
	}

event ssl_server_hello(c: connection, version: count, record_version: count, possible_ts: time, server_random: string, session_id: string, cipher: count, comp_method: count) &priority=-5
	{
	if ( c?$quic )
		add_to_history(c, F, "s");
	}

event ssl_extension_server_name(c: connection, is_client: bool, names: string_vec) &priority=5
	{
	if ( c?$quic && is_client && |names| > 0 )
		c$quic$server_name = names[0];
	}

event ssl_extension_application_layer_protocol_negotiation(c: connection, is_client: bool, protocols: string_vec)
	{
	if ( ! c?$quic || ! is_client || |protocols| == 0 )
		return;

	c$quic$client_protocol = protocols[0];

	if ( |protocols| > 1 )
		Reporter::conn_weird("QUIC_many_protocols", c, cat(protocols));
	}

hook finalize_quic(c: connection)
	{
	if ( c?$quic && ! c$quic$logged )
		log_record(c$quic);
	}
