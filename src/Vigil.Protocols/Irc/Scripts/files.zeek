##! Files sent over IRC, and the line that each gets.

@load ./main
@load ./dcc-send
@load base/utils/conn-ids
@load base/frameworks/files

module IRC;

export {
	redef record Info += {
		## The file sent.
		fuid: string &log &optional;
	};

	global get_file_handle: function(c: connection, is_orig: bool): string;
}

redef record fa_file += { irc: IRC::Info &optional; };

function get_file_handle(c: connection, is_orig: bool): string
	{
	if ( [c$id$resp_h, c$id$resp_p] !in dcc_expected_transfers )
		return "";

	return cat(Analyzer::ANALYZER_IRC_DATA, c$start_time, c$id, is_orig);
	}

event zeek_init() &priority=5
	{
	Files::register_protocol(Analyzer::ANALYZER_IRC_DATA, Files::ProtoRegistration($get_file_handle=IRC::get_file_handle));
	}

## Writes the line of a file that is being sent; what belongs to it is not kept for the session's next line.
function log_dcc(f: fa_file)
	{
	if ( ! f?$irc )
		return;

	local session = f$irc;
	local before = session?$command ? session$command : "";

	session$command = "DCC";
	Log::write(IRC::LOG, session);

	if ( before == "" )
		delete session$command;
	else
		session$command = before;

	delete session$dcc_file_name;
	delete session$dcc_file_size;
	delete session$dcc_mime_type;
	}

event file_over_new_connection(f: fa_file, c: connection, is_orig: bool) &priority=5
	{
	if ( [c$id$resp_h, c$id$resp_p] !in dcc_expected_transfers )
		return;

	local session = dcc_expected_transfers[c$id$resp_h, c$id$resp_p];

	session$fuid = f$id;

	if ( session?$dcc_file_name )
		f$info$filename = session$dcc_file_name;

	f$irc = session;
	}

event file_sniff(f: fa_file, meta: fa_metadata) &priority=5
	{
	if ( f?$irc && meta?$mime_type )
		f$irc$dcc_mime_type = meta$mime_type;
	}

event file_sniff(f: fa_file, meta: fa_metadata) &priority=-5
	{
	if ( f?$irc )
		log_dcc(f);
	}
