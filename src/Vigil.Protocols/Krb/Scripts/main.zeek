##! kerberos.log: one line for each request for a ticket and what became of it.

@load ./consts

module KRB;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where key distribution centers are found.
	const tcp_ports: set[port] = { 88/tcp } &redef;
	const udp_ports: set[port] = { 88/udp } &redef;

	type Info: record {
		## When the first message was seen.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## "AS" for a first ticket, "TGS" for a further one.
		request_type: string &log &optional;
		## For whom, and for which service.
		client: string &log &optional;
		service: string &log &optional;
		success: bool &log &optional;
		## What was wrong, as a number and in words.
		error_code: count &optional;
		error_msg: string &log &optional;
		## How long the ticket is to be good.
		from: time &log &optional;
		till: time &log &optional;
		## What the ticket is encrypted with.
		cipher: string &log &optional;
		## What the ticket is to be.
		forwardable: bool &log &optional;
		renewable: bool &log &optional;
		logged: bool &default=F;
	};

	## Errors that are but a step on the way.
	option ignored_errors: set[string] = {
		"NEEDED_PREAUTH",
		"Need to use PA-ENC-TIMESTAMP/PA-PK-AS-REQ",
	};

	global log_krb: event(rec: KRB::Info);

	global finalize_krb: Conn::RemovalHook;
}

redef record connection += { krb: Info &optional; };

redef likely_server_ports += { tcp_ports, udp_ports };

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_KRB, udp_ports);
	Analyzer::register_for_ports(Analyzer::ANALYZER_KRB_TCP, tcp_ports);
	Log::create_stream(KRB::LOG, Log::Stream($columns=Info, $path="kerberos", $ev=log_krb, $policy=log_policy));
	}

# Whether the connection has had its line.
function set_session(c: connection): bool
	{
	if ( ! c?$krb )
		{
		c$krb = Info($ts=network_time(), $uid=c$uid, $id=c$id);
		Conn::register_removal_hook(c, finalize_krb);
		}

	return c$krb$logged;
	}

function do_log(c: connection)
	{
	if ( ! c?$krb || c$krb$logged )
		return;

	c$krb$logged = T;
	Log::write(KRB::LOG, c$krb);
	}

function take_request(row: Info, kind: string, msg: KRB::KDC_Request)
	{
	row$request_type = kind;

	if ( msg?$service_name )
		row$service = msg$service_name;

	if ( msg?$from )
		row$from = msg$from;

	if ( msg?$till )
		row$till = msg$till;

	if ( msg?$kdc_options )
		{
		row$forwardable = msg$kdc_options$forwardable;
		row$renewable = msg$kdc_options$renewable;
		}
	}

event krb_as_request(c: connection, msg: KRB::KDC_Request) &priority=5
	{
	if ( set_session(c) )
		return;

	take_request(c$krb, "AS", msg);
	c$krb$client = fmt("%s/%s", msg?$client_name ? msg$client_name : "", msg?$service_realm ? msg$service_realm : "");
	}

event krb_tgs_request(c: connection, msg: KRB::KDC_Request) &priority=5
	{
	if ( ! set_session(c) )
		take_request(c$krb, "TGS", msg);
	}

function take_response(c: connection, msg: KRB::KDC_Response)
	{
	if ( set_session(c) )
		return;

	# Requests for further tickets do not say who asks.
	if ( ! c$krb?$client )
		c$krb$client = fmt("%s/%s", msg$client_name, msg?$client_realm ? msg$client_realm : "");

	c$krb$service = msg$ticket$service_name;
	c$krb$cipher = cipher_name[msg$ticket$cipher];
	c$krb$success = T;
	}

event krb_as_response(c: connection, msg: KRB::KDC_Response) &priority=5
	{ take_response(c, msg); }

event krb_as_response(c: connection, msg: KRB::KDC_Response) &priority=-5
	{ do_log(c); }

event krb_tgs_response(c: connection, msg: KRB::KDC_Response) &priority=5
	{ take_response(c, msg); }

event krb_tgs_response(c: connection, msg: KRB::KDC_Response) &priority=-5
	{ do_log(c); }

event krb_ap_request(c: connection, ticket: KRB::Ticket, opts: KRB::AP_Options) &priority=5
	{
	set_session(c);
	}

event krb_error(c: connection, msg: KRB::Error_Msg) &priority=5
	{
	if ( set_session(c) )
		return;

	local row = c$krb;

	if ( msg?$error_text && msg$error_text in ignored_errors )
		{
		delete c$krb;
		return;
		}

	if ( ! row?$client && (msg?$client_name || msg?$client_realm) )
		row$client = fmt("%s%s", msg?$client_name ? fmt("%s/", msg$client_name) : "", msg?$client_realm ? msg$client_realm : "");

	if ( msg?$service_name )
		row$service = msg$service_name;

	row$success = F;
	row$error_code = msg$error_code;

	# The server's own words say more than the number.
	row$error_msg = msg?$error_text ? msg$error_text : error_msg[msg$error_code];
	}

event krb_error(c: connection, msg: KRB::Error_Msg) &priority=-5
	{ do_log(c); }

hook finalize_krb(c: connection) &priority=-5
	{ do_log(c); }
