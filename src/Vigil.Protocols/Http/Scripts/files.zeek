##! How one file in HTTP is told from the next.

@load ./utils
@load base/utils/conn-ids

module HTTP;

export {
	global get_file_handle: function(c: connection, is_orig: bool): string;
	global describe_file: function(f: fa_file): string;
}

function get_file_handle(c: connection, is_orig: bool): string
	{
	if ( ! c?$http )
		return "";

	# Ranges of one resource are pieces of one file, even over several connections.
	if ( ! is_orig && c$http$range_request )
		return cat(Analyzer::ANALYZER_HTTP, is_orig, c$id$orig_h, build_url(c$http));

	local part = is_orig ? c$http$orig_mime_depth : c$http$resp_mime_depth;
	return cat(Analyzer::ANALYZER_HTTP, c$start_time, is_orig, c$http$trans_depth, part, id_string(c$id));
	}

function describe_file(f: fa_file): string
	{
	if ( f$source != "HTTP" || ! f?$conns )
		return "";

	for ( id in f$conns )
		if ( f$conns[id]?$http )
			return build_url_http(f$conns[id]$http);

	return "";
	}

event zeek_init() &priority=5
	{
	local how = Files::ProtoRegistration($get_file_handle=HTTP::get_file_handle, $describe=HTTP::describe_file);
	Files::register_protocol(Analyzer::ANALYZER_HTTP, how);
	}
