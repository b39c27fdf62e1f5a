##! rdp.log: one line for each connection: what client and server agreed on before encryption began.

@load ./consts
@load ./languages
@load base/frameworks/files

module RDP;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found.
	const rdp_ports: set[port] = { 3389/tcp } &redef;
	const rdpeudp_ports: set[port] = { 3389/udp } &redef;

	type Info: record {
		## When the client first spoke.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## The user's name as far as the client's first message has it: nine characters.
		cookie: string &log &optional;
		## What became of the connection; "encrypted" if that can not be seen.
		result: string &log &optional;
		security_protocol: string &log &optional;
		client_channels: vector of string &log &optional;
		## Of the client: layout of its keyboard, version, name, product, screen.
		keyboard_layout: string &log &optional;
		client_build: string &log &optional;
		client_name: string &log &optional;
		client_dig_product_id: string &log &optional;
		desktop_width: count &log &optional;
		desktop_height: count &log &optional;
		requested_color_depth: string &log &optional;
		## Certificates under RDP's own encryption.
		cert_type: string &log &optional;
		cert_count: count &log &default=0;
		cert_permanent: bool &log &optional;
		encryption_level: string &log &optional;
		encryption_method: string &log &optional;
		## The analyzer, and whether the line is written.
		analyzer_id: count &optional;
		done: bool &default=F;
	};

	## After the log line there is little left to see.
	option disable_analyzer_after_detection: bool = F;

	## How long after the beginning the line is written, whatever is known by then.
	option rdp_check_interval = 10secs;

	global log_rdp: event(rec: Info);

	global finalize_rdp: Conn::RemovalHook;
}

redef record connection += { rdp: RDP::Info &optional; };

redef likely_server_ports += { rdp_ports, rdpeudp_ports };

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_RDP, rdp_ports);
	Analyzer::register_for_ports(Analyzer::ANALYZER_RDPEUDP, rdpeudp_ports);
	Log::create_stream(RDP::LOG, Log::Stream($columns=Info, $path="rdp", $ev=log_rdp, $policy=log_policy));
	}

function write_log(c: connection)
	{
	if ( ! c?$rdp || c$rdp$done )
		return;

	c$rdp$done = T;
	Log::write(RDP::LOG, c$rdp);

	if ( disable_analyzer_after_detection && c$rdp?$analyzer_id )
		{
		disable_analyzer(c$id, c$rdp$analyzer_id);
		delete c$rdp$analyzer_id;
		}
	}

event check_record(c: connection)
	{
	if ( connection_exists(c$id) )
		write_log(c);
	}

function set_session(c: connection)
	{
	if ( c?$rdp )
		return;

	c$rdp = Info($ts=network_time(), $uid=c$uid, $id=c$id);
	Conn::register_removal_hook(c, finalize_rdp);
	schedule rdp_check_interval { check_record(c) };
	}

event rdp_connect_request(c: connection, cookie: string, flags: count) &priority=5
	{
	set_session(c);
	c$rdp$cookie = cookie;
	}

event rdp_negotiation_response(c: connection, security_protocol: count, flags: count) &priority=5
	{
	set_session(c);
	c$rdp$security_protocol = security_protocols[security_protocol];
	}

event rdp_negotiation_failure(c: connection, failure_code: count, flags: count) &priority=5
	{
	set_session(c);
	c$rdp$result = failure_codes[failure_code];
	}

# Layouts have variants, in the high half of their number; an unknown one is at least for a known language.
function name_of_layout(layout: count): string
	{
	if ( layout in languages )
		return languages[layout];

	local language = layout & 0xffff;

	return language in languages ? fmt("%s (Best Guess for %d)", languages[language], layout) : languages[layout];
	}

event rdp_client_core_data(c: connection, data: RDP::ClientCoreData) &priority=5
	{
	set_session(c);

	local row = c$rdp;
	row$keyboard_layout = name_of_layout(data$keyboard_layout);
	row$client_build = builds[data$client_build];
	row$client_name = data$client_name;
	row$desktop_width = data$desktop_width;
	row$desktop_height = data$desktop_height;

	if ( data?$dig_product_id )
		row$client_dig_product_id = data$dig_product_id;

	# There was no number for it when 32 bits came up, so it got a flag.
	if ( data?$ec_flags && data$ec_flags$want_32bpp_session )
		row$requested_color_depth = "32bit";
	else if ( data?$high_color_depth )
		row$requested_color_depth = high_color_depths[data$high_color_depth];
	}

event rdp_client_network_data(c: connection, channels: RDP::ClientChannelList) &priority=5
	{
	set_session(c);

	if ( ! c$rdp?$client_channels )
		c$rdp$client_channels = vector();

	for ( _, channel in channels )
		c$rdp$client_channels += channel$name;
	}

event rdp_gcc_server_create_response(c: connection, result: count) &priority=5
	{
	set_session(c);
	c$rdp$result = results[result];
	}

event rdp_server_security(c: connection, encryption_method: count, encryption_level: count) &priority=5
	{
	set_session(c);
	c$rdp$encryption_method = encryption_methods[encryption_method];
	c$rdp$encryption_level = encryption_levels[encryption_level];
	}

# Certificates of X.509 count themselves when they turn up as files; the other kind has but one.
event rdp_server_certificate(c: connection, cert_type: count, permanently_issued: bool) &priority=5
	{
	set_session(c);
	c$rdp$cert_type = cert_types[cert_type];
	c$rdp$cert_permanent = permanently_issued;

	if ( cert_type == 1 )
		++c$rdp$cert_count;
	}

# What comes from here on cannot be seen. Where the conference was agreed on in the clear, its result stands.
event rdp_begin_encryption(c: connection, security_protocol: count) &priority=5
	{
	set_session(c);

	local row = c$rdp;
	row$security_protocol = security_protocols[security_protocol];
	row$result = row?$result ? row$result : "encrypted";
	}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo) &priority=5
	{
	if ( atype != AllAnalyzers::ANALYZER_ANALYZER_RDP )
		return;

	set_session(info$c);
	info$c$rdp$analyzer_id = info$aid;
	}

# A connection that turns out to be something else says so here, once: the line is not to wait any longer.
event analyzer_violation_info(atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo) &priority=-5
	{
	if ( atype == AllAnalyzers::ANALYZER_ANALYZER_RDP && info?$c && info$c?$rdp )
		write_log(info$c);
	}

event x509_certificate(f: fa_file, cert_ref: opaque of x509, cert: X509::Certificate) &priority=5
	{
	if ( f$source != "RDP" || ! f?$conns )
		return;

	for ( _, c in f$conns )
		if ( c?$rdp )
			++c$rdp$cert_count;
	}

hook finalize_rdp(c: connection)
	{
	if ( c?$rdp )
		write_log(c);
	}
