##! Patience: some protocols are silent for longer than the general timeouts allow.

module Conn;

export {
	## Timeouts for connections on which an analyzer is confirmed.
	option analyzer_inactivity_timeouts: table[AllAnalyzers::Tag] of interval = {
		# Interactive sessions and transfers whose control channel idles.
		[AllAnalyzers::ANALYZER_ANALYZER_SSH] = 1hr,
		[AllAnalyzers::ANALYZER_ANALYZER_FTP] = 1hr,
	};

	## Timeouts by port, from the start.
	option port_inactivity_timeouts: table[port] of interval = {
		[21/tcp] = 1hr,
		[22/tcp] = 1hr,
		[23/tcp] = 1hr,
		[513/tcp] = 1hr,
	};
}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo)
	{
	if ( info?$c && atype in analyzer_inactivity_timeouts )
		set_inactivity_timeout(info$c$id, analyzer_inactivity_timeouts[atype]);
	}

event new_connection(c: connection)
	{
	if ( c$id$resp_p in port_inactivity_timeouts )
		set_inactivity_timeout(c$id, port_inactivity_timeouts[c$id$resp_p]);
	}
