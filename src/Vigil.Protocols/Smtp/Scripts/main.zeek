##! smtp.log: one line for each message, or for each session that got as far as wanting TLS.

@load base/utils/addrs
@load base/utils/directions-and-hosts
@load base/utils/email

module SMTP;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Where servers are usually found; that also tells the server's side of connections seen half-way.
	const ports: set[port] = { 25/tcp, 587/tcp } &redef;

	type Info: record {
		## When the message, or the session, began.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		## Its place among the messages of the connection, from 1.
		trans_depth: count &log;
		## What the client calls itself.
		helo: string &log &optional;
		## The envelope.
		mailfrom: string &log &optional;
		rcptto: set[string] &log &optional;
		## Header fields.
		date: string &log &optional;
		from: string &log &optional;
		to: set[string] &log &optional;
		cc: set[string] &log &optional;
		reply_to: string &log &optional;
		msg_id: string &log &optional;
		in_reply_to: string &log &optional;
		subject: string &log &optional;
		x_originating_ip: addr &log &optional;
		## The Received field that was added first, and the one after that.
		first_received: string &log &optional;
		second_received: string &log &optional;
		## What the server said last.
		last_reply: string &log &optional;
		## Hosts that the message went through, the latest first.
		path: vector of addr &log &optional;
		user_agent: string &log &optional;
		## The rest of the session was under TLS.
		tls: bool &log &default=F;
		## Whether Received fields still extend the path.
		process_received_from: bool &default=T;
		## There is something to log.
		has_client_activity: bool &default=F;
		## Header fields are those of the message, not of one inside of it.
		process_smtp_headers: bool &default=T;
	};

	type State: record {
		helo: string &optional;
		## Messages that were taken by the server.
		messages_transferred: count &default=0;
		## Messages that wait for the server's word.
		pending_messages: set[Info] &optional;
		## How far the transaction has come.
		trans_mail_from_seen: bool &default=F;
		trans_rcpt_to_seen: bool &default=F;
		invalid_transactions: count &default=0;
		bdat_last_observed: bool &default=F;
		analyzer_id: count &optional;
	};

	## Of which hosts Received fields are believed: the path ends at the first of any other.
	option mail_path_capture = ALL_HOSTS;

	## Whether the order of commands is checked, and how many faults it takes to give up on a connection.
	option mail_transaction_validation: bool = T;
	option max_invalid_mail_transactions: count = 25;

	## What lists may grow to.
	const max_rcptto_addresses: count = 1000 &redef;
	const max_to_addresses: count = 1000 &redef;
	const max_cc_addresses: count = 1000 &redef;
	const max_path_length: count = 1000 &redef;

	## A short text about a message, for notices.
	global describe: function(rec: Info): string;

	global log_smtp: event(rec: Info);

	global finalize_smtp: Conn::RemovalHook;
}

redef record connection += {
	smtp: Info &optional;
	smtp_state: State &optional;
};

redef likely_server_ports += { ports };

event zeek_init() &priority=5
	{
	Analyzer::register_for_ports(Analyzer::ANALYZER_SMTP, ports);
	Log::create_stream(SMTP::LOG, Log::Stream($columns=Info, $path="smtp", $ev=log_smtp, $policy=log_policy));
	}

# The address that a Received field gives for where the message came from. With two, the first is often the name the
# client called itself by, the second what the server saw.
function find_address_in_smtp_header(header: string): string
	{
	local seen = extract_ip_addresses(header, T);

	switch ( |seen| ) {
	case 0: return "";
	case 1: return seen[0];
	default: return seen[1];
	}
	}

function new_smtp_log(c: connection): Info
	{
	local row = Info($ts=network_time(), $uid=c$uid, $id=c$id, $trans_depth=c$smtp_state$messages_transferred + 1,
	                 $path=vector(c$id$resp_h, c$id$orig_h));

	# It introduced itself once, for all its messages.
	if ( c$smtp_state?$helo )
		row$helo = c$smtp_state$helo;

	return row;
	}

function set_smtp_session(c: connection)
	{
	if ( ! c?$smtp_state )
		{
		c$smtp_state = State();
		Conn::register_removal_hook(c, finalize_smtp);
		}

	if ( ! c?$smtp )
		c$smtp = new_smtp_log(c);
	}

# Writes what is known of the message at work, if it is worth it, and begins anew.
function smtp_message(c: connection)
	{
	if ( ! c$smtp$has_client_activity )
		return;

	Log::write(SMTP::LOG, c$smtp);
	c$smtp = new_smtp_log(c);
	}

function mail_transaction_invalid(c: connection, addl: string)
	{
	Reporter::conn_weird("smtp_mail_transaction_invalid", c, addl, "SMTP");

	if ( ++c$smtp_state$invalid_transactions <= max_invalid_mail_transactions )
		return;

	Reporter::conn_weird("smtp_excessive_invalid_mail_transactions", c, "", "SMTP");

	if ( c$smtp_state?$analyzer_id )
		disable_analyzer(c$id, c$smtp_state$analyzer_id, F);
	}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo)
	{
	if ( atype != Analyzer::ANALYZER_SMTP || ! info?$c )
		return;

	set_smtp_session(info$c);
	info$c$smtp_state$analyzer_id = info$aid;
	}

# A transaction is MAIL, RCPT at least once, and a message (RFC 5321, section 3.3).
function check_order(c: connection, command: string, arg: string)
	{
	local state = c$smtp_state;

	switch ( command ) {
	case "MAIL":
		state$trans_mail_from_seen = T;
		break;

	case "RCPT":
		if ( ! state$trans_mail_from_seen )
			mail_transaction_invalid(c, "rcpt to missing mail from");

		state$trans_rcpt_to_seen = T;
		break;

	case "DATA", "BDAT":
		if ( ! state$trans_rcpt_to_seen )
			mail_transaction_invalid(c, "data missing rcpt to");

		# Further chunks belong to the same transaction.
		if ( command == "BDAT" && ! state$bdat_last_observed )
			break;

		state$trans_mail_from_seen = F;
		state$trans_rcpt_to_seen = F;
		break;

	case "EHLO", "HELO", "RSET":
		state$trans_mail_from_seen = F;
		state$trans_rcpt_to_seen = F;
		break;
	}
	}

event smtp_request(c: connection, is_orig: bool, command: string, arg: string) &priority=5
	{
	set_smtp_session(c);

	switch ( to_upper(command) ) {
	case "EHLO", "HELO":
		c$smtp_state$helo = arg;
		c$smtp$helo = arg;
		break;

	case "MAIL":
		if ( /^[fF][rR][oO][mM]:/ !in arg )
			break;

		# The server may not have answered to the message before.
		smtp_message(c);

		c$smtp$mailfrom = extract_first_email_addr(arg);
		c$smtp$has_client_activity = T;
		break;

	case "RCPT":
		if ( /^[tT][oO]:/ !in arg )
			break;

		if ( ! c$smtp?$rcptto )
			c$smtp$rcptto = set();

		for ( whom in extract_email_addrs_set(arg) )
			if ( |c$smtp$rcptto| < max_rcptto_addresses )
				add c$smtp$rcptto[whom];

		c$smtp$has_client_activity = T;
		break;

	case "BDAT":
		c$smtp_state$bdat_last_observed = /[lL][aA][sS][tT]$/ in arg;
		break;
	}

	if ( mail_transaction_validation )
		check_order(c, to_upper(command), arg);
	}

event smtp_reply(c: connection, is_orig: bool, code: count, cmd: string, msg: string, cont_resp: bool) &priority=5
	{
	set_smtp_session(c);
	c$smtp$last_reply = fmt("%d %s", code, msg);
	}

# The server's word on a message ends it; taken or not, the next one is another.
event smtp_reply(c: connection, is_orig: bool, code: count, cmd: string, msg: string, cont_resp: bool) &priority=-5
	{
	if ( cont_resp || ! c?$smtp )
		return;

	if ( cmd != "." && (cmd != "BDAT" || ! c$smtp_state$bdat_last_observed) )
		return;

	c$smtp_state$bdat_last_observed = F;
	++c$smtp_state$messages_transferred;
	smtp_message(c);
	}

event mime_one_header(c: connection, h: mime_header_rec) &priority=5
	{
	if ( ! c?$smtp || ! c$smtp$process_smtp_headers )
		return;

	local row = c$smtp;

	switch ( h$name ) {
	case "MESSAGE-ID": row$msg_id = h$value; break;
	case "SUBJECT": row$subject = h$value; break;
	case "FROM": row$from = h$value; break;
	case "DATE": row$date = h$value; break;
	case "REPLY-TO": row$reply_to = h$value; break;
	case "IN-REPLY-TO": row$in_reply_to = h$value; break;
	case "USER-AGENT", "X-MAILER": row$user_agent = h$value; break;

	case "TO":
		if ( ! row?$to )
			row$to = set();

		for ( whom in split_mime_email_addresses(h$value) )
			if ( |row$to| < max_to_addresses )
				add row$to[whom];

		break;

	case "CC":
		if ( ! row?$cc )
			row$cc = set();

		for ( whom in split_mime_email_addresses(h$value) )
			if ( |row$cc| < max_cc_addresses )
				add row$cc[whom];

		break;

	case "X-ORIGINATING-IP":
		local sender = extract_ip_addresses(h$value);

		if ( |sender| > 0 )
			row$x_originating_ip = to_addr(sender[0]);

		break;

	case "RECEIVED":
		# Each host puts its own on top, so the last one to come is the oldest.
		if ( row?$first_received )
			row$second_received = row$first_received;

		row$first_received = h$value;
		break;
	}
	}

# The path, from the Received fields.
event mime_one_header(c: connection, h: mime_header_rec) &priority=3
	{
	if ( h$name != "RECEIVED" || ! c?$smtp || ! c$smtp$process_smtp_headers || ! c$smtp$process_received_from )
		return;

	local said = find_address_in_smtp_header(h$value);

	if ( said == "" )
		return;

	local relay = to_addr(said);
	local hops = c$smtp$path;

	if ( ! addr_matches_host(relay, mail_path_capture) )
		c$smtp$process_received_from = F;

	if ( hops[|hops| - 1] != relay && |hops| < max_path_length )
		hops += relay;
	}

event smtp_starttls(c: connection) &priority=5
	{
	set_smtp_session(c);
	c$smtp$tls = T;
	c$smtp$has_client_activity = T;
	}

hook finalize_smtp(c: connection)
	{
	if ( c?$smtp )
		smtp_message(c);
	}

function describe(rec: Info): string
	{
	if ( ! rec?$mailfrom || ! rec?$rcptto )
		return "";

	local some = "";

	for ( whom in rec$rcptto )
		{
		some = whom;
		break;
		}

	local others = |rec$rcptto| > 1 ? fmt(" (plus %d others)", |rec$rcptto| - 1) : "";
	local about = "";

	if ( rec?$subject )
		{
		about = rec$subject;

		if ( |about| > 20 )
			about = about[0:20] + "...";
		}

	return fmt("%s -> %s%s%s", rec$mailfrom, some, others, about == "" ? "" : ": " + about);
	}
