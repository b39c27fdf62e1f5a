##! Settings for alarm mail that people can read at a glance.

module Notice;

export {
	const pretty_print_alarms = T &redef;

	## Where such mail goes; empty for the general destination.
	const mail_dest_pretty_printed = "" &redef;

	## Addresses in these networks are marked.
	global flag_nets: set[subnet] = set() &redef;

	## Mail even when reading traces.
	global force_email_summaries = F &redef;

	## Writes one alarm.
	global pretty_print_alarm: function(out: file, n: Info) &redef;
}

function flagged(a: addr): string
	{
	return a in flag_nets ? cat(a, "*") : cat(a);
	}

function pretty_print_alarm(out: file, n: Info)
	{
	local who = n?$src ? flagged(n$src) : "";

	if ( n?$dst )
		who += " -> " + flagged(n$dst);

	write_file(out, fmt("%s  %s  %s\n    %s\n", strftime("%Y-%m-%d-%H:%M:%S", n$ts), n$note, who, n?$msg ? n$msg : ""));
	}
