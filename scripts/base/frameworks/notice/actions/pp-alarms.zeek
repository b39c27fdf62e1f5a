##! Alarms as mail that people can read at a glance: gathered, laid out, and sent when the alarm log would rotate.

@load ../main

module Notice;

export {
	const pretty_print_alarms: bool = T &redef;

	## Where such mail goes; empty for the general destination.
	const mail_dest_pretty_printed: string = "" &redef;

	## Addresses in these networks are marked.
	global flag_nets: set[subnet] = set() &redef;

	## Mail even when reading traces.
	global force_email_summaries: bool = F &redef;

	## Writes one alarm; to be replaced by who wants it otherwise.
	global pretty_print_alarm: function(out: file, n: Info) &redef;
}

const pp_alarms_name: string = "alarm-mail.txt";
global pp_alarms: file;
global pp_alarms_open: bool = F;

function want_pp(): bool
	{
	local someone = mail_dest_pretty_printed != "" || mail_dest != "";
	return pretty_print_alarms && (someone || force_email_summaries) && (force_email_summaries || ! reading_traces());
	}

function pp_open()
	{
	if ( pp_alarms_open )
		return;

	pp_alarms = open(pp_alarms_name);
	pp_alarms_open = T;
	}

function pp_send(rinfo: Log::RotationInfo)
	{
	# Headers go before what was gathered; then the mail program gets it all.
	local to_whom = mail_dest_pretty_printed != "" ? mail_dest_pretty_printed : mail_dest;
	local span = fmt("Alarm summary from %s-%s", strftime("%H:%M:%S", rinfo$open), strftime("%H:%M:%S", rinfo$close));
	local draft = rinfo$fname + ".headers";
	local out = open(draft);
	write_file(out, email_headers(span, to_whom) + "\n");
	close(out);
	system(fmt("/bin/cat %s %s | %s -t -oi; /bin/rm %s %s", safe_shell_quote(draft), safe_shell_quote(pp_alarms_name),
	           sendmail, safe_shell_quote(draft), safe_shell_quote(pp_alarms_name)));
	}

function pp_postprocessor(info: Log::RotationInfo): bool
	{
	local gathered = want_pp() && pp_alarms_open;

	if ( gathered )
		{
		pp_alarms_open = F;
		close(pp_alarms);
		pp_send(info);
		}

	return gathered || ! pp_alarms_open;
	}

event zeek_init()
	{
	if ( ! want_pp() )
		return;

	# Nothing is written here; but rotation says when it is time.
	Log::add_filter(Notice::ALARM_LOG, Log::Filter($name="pretty-printed-alarms", $path="alarm-mail", $writer=Log::WRITER_NONE,
	                                               $interv=Log::default_mail_alarms_interval, $postprocessor=pp_postprocessor));
	}

hook notice(n: Notice::Info) &priority=-5
	{
	if ( ! want_pp() || ACTION_ALARM !in n$actions )
		return;

	pp_open();
	pretty_print_alarm(pp_alarms, n);
	}

function marked(a: addr): string
	{ return fmt("%s%s", a, a in flag_nets ? "*" : ""); }

# One alarm: when and what on the first line, then who, with names where they are known, then more words.
function do_msg(out: file, n: Info, line1: string, line2: string, line3: string, host1: addr, name1: string, host2: addr, name2: string)
	{
	local who = "";

	if ( host1 != 0.0.0.0 )
		who = name1 == "" ? marked(host1) : fmt("%s = %s", marked(host1), name1);

	if ( host2 != 0.0.0.0 )
		who += " -> " + (name2 == "" ? marked(host2) : fmt("%s = %s", marked(host2), name2));

	write_file(out, line1 + "\n");

	for ( _, rest in vector(who, line2, line3) )
		if ( rest != "" )
			write_file(out, fmt("    %s\n", rest));

	write_file(out, "\n");
	}

function pretty_print_alarm(out: file, n: Info)
	{
	local about = fmt("%s%s", strftime("%Y-%m-%d-%H:%M:%S", n$ts), n?$uid ? " " + n$uid : "");
	local head = fmt("> %s %s", about, n$note);
	local from_host = n?$id ? n$id$orig_h : (n?$src ? n$src : 0.0.0.0);
	local to_host = n?$id ? n$id$resp_h : (n?$dst ? n$dst : 0.0.0.0);
	do_msg(out, n, head, n?$msg ? n$msg : "", n?$sub ? n$sub : "", from_host, "", to_host, "");
	}
