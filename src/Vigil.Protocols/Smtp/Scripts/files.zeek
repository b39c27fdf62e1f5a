##! Attachments as files.

@load ./main
@load ./entities
@load base/utils/conn-ids
@load base/frameworks/files

module SMTP;

export {
	redef record Info += {
		## Files in the message.
		fuids: vector of string &log &default=string_vec();
		## The message as a whole, if it is analysed as a file.
		rfc822_msg_fuid: string &optional;
	};

	global get_file_handle: function(c: connection, is_orig: bool): string;
	global describe_file: function(f: fa_file): string;
}

function get_file_handle(c: connection, is_orig: bool): string
	{ return cat(Analyzer::ANALYZER_SMTP, c$start_time, c$smtp$trans_depth, c$smtp_state$mime_depth); }

function describe_file(f: fa_file): string
	{
	if ( f$source != "SMTP" || ! f?$conns )
		return "";

	for ( _, carrier in f$conns )
		if ( carrier?$smtp )
			return SMTP::describe(carrier$smtp);

	return "";
	}

event zeek_init() &priority=5
	{
	local how = Files::ProtoRegistration($get_file_handle=SMTP::get_file_handle, $describe=SMTP::describe_file);
	Files::register_protocol(Analyzer::ANALYZER_SMTP, how);
	}

event file_over_new_connection(f: fa_file, c: connection, is_orig: bool) &priority=5
	{
	if ( f$source != "SMTP" || ! c?$smtp )
		return;

	if ( c$smtp?$entity && c$smtp$entity?$filename )
		f$info$filename = c$smtp$entity$filename;

	f$info$depth = c$smtp_state$mime_depth;
	c$smtp$fuids += f$id;
	}
