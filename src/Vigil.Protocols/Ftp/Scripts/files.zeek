##! Files on data connections.

@load ./info
@load ./main
@load base/utils/conn-ids
@load base/frameworks/files

module FTP;

export {
	global get_file_handle: function(c: connection, is_orig: bool): string;
	global describe_file: function(f: fa_file): string;
}

redef record fa_file += { ftp: FTP::Info &optional; };

function get_file_handle(c: connection, is_orig: bool): string
	{
	# Only where a command announced the connection is it known what the file is.
	local announced = [c$id$resp_h, c$id$resp_p] in ftp_data_expected;
	return announced ? cat(Analyzer::ANALYZER_FTP_DATA, c$start_time, c$id, is_orig) : "";
	}

function describe_file(f: fa_file): string
	{
	if ( f$source != "FTP" || ! f?$conns )
		return "";

	for ( _, carrier in f$conns )
		if ( carrier?$ftp )
			return FTP::describe(carrier$ftp);

	return "";
	}

event zeek_init() &priority=5
	{
	local how = Files::ProtoRegistration($get_file_handle=FTP::get_file_handle, $describe=FTP::describe_file);
	Files::register_protocol(Analyzer::ANALYZER_FTP_DATA, how);
	}

event file_over_new_connection(f: fa_file, c: connection, is_orig: bool) &priority=5
	{
	if ( [c$id$resp_h, c$id$resp_p] !in ftp_data_expected )
		return;

	local session = ftp_data_expected[c$id$resp_h, c$id$resp_p];
	session$fuid = f$id;
	f$ftp = session;
	}

event file_sniff(f: fa_file, meta: fa_metadata) &priority=5
	{
	if ( f?$ftp && meta?$mime_type )
		f$ftp$mime_type = meta$mime_type;
	}
