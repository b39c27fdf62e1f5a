##! Files in POP3: the parts of messages.

@load base/frameworks/files

module POP3;

# Parts seen so far, by connection. Nothing else tells one part from the next.
global parts_seen: table[string] of count &default=0 &read_expire=10mins;

function get_file_handle(c: connection, is_orig: bool): string
	{ return cat(Analyzer::ANALYZER_POP3, c$start_time, c$uid, is_orig, parts_seen[c$uid]); }

event zeek_init() &priority=5
	{ Files::register_protocol(Analyzer::ANALYZER_POP3, Files::ProtoRegistration($get_file_handle=POP3::get_file_handle)); }

event mime_begin_entity(c: connection) &priority=10
	{
	if ( ! c?$smtp )
		++parts_seen[c$uid];
	}
