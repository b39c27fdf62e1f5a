##! Notices protocols on ports where they are not at home, by what analyzers confirm.

@load base/frameworks/notice
@load base/utils/site
@load base/utils/conn-ids
@load base/protocols/conn/removal-hooks

module ProtocolDetector;

export {
	redef enum Notice::Type += {
		## A protocol on a port that is not its own; a server that does so, for the first time.
		Protocol_Found,
		Server_Found,
	};

	## Directions in which it is all right, seen from the site.
	type dir: enum { NONE, INCOMING, OUTGOING, BOTH };

	## What is all right: a protocol, a server (0.0.0.0: any) and a port.
	option valids: table[AllAnalyzers::Tag, addr, port] of dir = table();

	## How long a connection must last and how much it must bring before it is worth a notice.
	option minimum_duration: interval = 30secs;
	option minimum_volume: double = 4e3;
	const check_interval: interval = 5secs;

	## Protocols whose servers are not noticed.
	option suppress_servers: set[AllAnalyzers::Tag] = set();

	## Servers known so far: host, port and protocol, with what was found inside it.
	global servers: table[addr, port, string] of set[string] &read_expire=14days;

	## Tells that a protocol was recognised inside another one, such as a product over HTTP.
	global found_protocol: function(c: connection, atype: AllAnalyzers::Tag, protocol: string);

	global finalize_protocol_detection: Conn::RemovalHook;
}

# What was found on a connection, and inside of that.
global conns: table[conn_id] of set[AllAnalyzers::Tag];
global protocols: table[conn_id] of set[string];

type protocol: record { a: string; sub: string; };

function get_protocol(c: connection, a: AllAnalyzers::Tag): protocol
	{
	local inside = c$id in protocols ? join_string_set(protocols[c$id], "/") : "";
	return protocol($a=Analyzer::name(a), $sub=inside);
	}

function fmt_protocol(p: protocol): string
	{ return p$sub == "" ? p$a : fmt("%s (via %s)", p$sub, p$a); }

function do_notice(c: connection, a: AllAnalyzers::Tag, d: dir)
	{
	local p = get_protocol(c, a);
	local text = fmt_protocol(p);
	local key_host = c$id$resp_h;

	NOTICE(Notice::Info($note=Protocol_Found, $conn=c, $sub=text, $n=0,
	                    $msg=fmt("%s %s on port %s", id_string(c$id), text, c$id$resp_p)));

	if ( a in suppress_servers )
		return;

	local known = [key_host, c$id$resp_p, p$a] in servers;

	if ( known && p$sub in servers[key_host, c$id$resp_p, p$a] )
		return;

	if ( ! known )
		servers[key_host, c$id$resp_p, p$a] = set();

	add servers[key_host, c$id$resp_p, p$a][p$sub];
	NOTICE(Notice::Info($note=Server_Found, $conn=c, $src=key_host, $p=c$id$resp_p, $sub=text,
	                    $msg=fmt("%s: %s server on port %s%s", key_host, text, c$id$resp_p, known ? " (update)" : "")));
	}

function report_protocols(c: connection)
	{
	if ( c$id !in conns )
		return;

	for ( found in conns[c$id] )
		do_notice(c, found, NONE);

	delete protocols[c$id];
	delete conns[c$id];
	}

event ProtocolDetector::check_connection(c: connection)
	{
	if ( c$id !in conns )
		return;

	local lasted = network_time() - c$start_time;
	local brought = c$orig$size + c$resp$size;

	if ( lasted >= minimum_duration && brought + 0.0 >= minimum_volume )
		report_protocols(c);
	else if ( connection_exists(c$id) && ! zeek_is_terminating() )
		# It may yet become what is worth it.
		schedule lasted < minimum_duration ? minimum_duration - lasted : check_interval { ProtocolDetector::check_connection(lookup_connection(c$id)) };
	}

# Whether that protocol may be there.
function is_at_home(a: AllAnalyzers::Tag, host: addr, p: port, incoming: bool): bool
	{
	if ( [a, host, p] !in valids )
		return F;

	local may = valids[a, host, p];
	return may == BOTH || may == (incoming ? INCOMING : OUTGOING);
	}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo)
	{
	if ( ! info?$c || ! is_protocol_analyzer(atype) )
		return;

	local c = info$c;
	local id = c$id;

	# Its registered ports are where it belongs.
	if ( atype in Analyzer::ports && id$resp_p in Analyzer::ports[atype] )
		return;

	local incoming = Site::is_local_addr(id$resp_h);

	if ( is_at_home(atype, id$resp_h, id$resp_p, incoming) || is_at_home(atype, 0.0.0.0, id$resp_p, incoming) )
		return;

	local found = id in conns ? conns[id] : set();
	add found[atype];
	conns[id] = found;
	Conn::register_removal_hook(c, finalize_protocol_detection);
	schedule minimum_duration { ProtocolDetector::check_connection(c) };
	}

function found_protocol(c: connection, atype: AllAnalyzers::Tag, protocol: string)
	{
	local id = c$id;

	# Something recognised inside a protocol means the protocol is worth a look.
	if ( id !in conns || atype !in conns[id] )
		return;

	local names = id in protocols ? protocols[id] : set();
	add names[protocol];
	protocols[id] = names;
	}

hook finalize_protocol_detection(c: connection)
	{
	if ( c$id in conns )
		report_protocols(c);
	}
