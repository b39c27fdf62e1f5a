##! The files in the bodies of messages, noted in http.log.

@load base/utils/files
@load base/utils/strings

module HTTP;

export {
	## A message with more files than these gets only the first into the log.
	option max_files_orig: count = 15;
	option max_files_resp: count = 15;

	## Runs when the limit is reached; a break lets the file in all the same.
	global max_files_policy: hook(f: fa_file, is_orig: bool);
}

redef record fa_file += { http: HTTP::Info &optional; };

event http_begin_entity(c: connection, is_orig: bool) &priority=10
	{
	set_state(c, is_orig);

	c$http$current_entity = Entity();

	if ( ! is_orig )
		++c$http$resp_mime_depth;
	else
		++c$http$orig_mime_depth;
	}

event http_header(c: connection, is_orig: bool, original_name: string, name: string, value: string) &priority=3
	{
	local named = (name == "CONTENT-DISPOSITION" && /[fF][iI][lL][eE][nN][aA][mM][eE]/ in value) ||
	              (name == "CONTENT-TYPE" && /[nN][aA][mM][eE][[:blank:]]*=/ in value);

	if ( ! named || ! c?$http || ! c$http?$current_entity )
		return;

	if ( name == "CONTENT-TYPE" )
		# The older way to name a part; the same syntax under another name.
		c$http$current_entity$filename = extract_filename_from_content_disposition(sub(value, /[nN][aA][mM][eE][[:blank:]]*=/, "filename="));
	else
		c$http$current_entity$filename = extract_filename_from_content_disposition(value);
	}

# Whether one more file may go into the log.
function has_room(f: fa_file, is_orig: bool, taken: count): bool
	{
	if ( taken < (is_orig ? max_files_orig : max_files_resp) )
		return T;

	return ! hook HTTP::max_files_policy(f, is_orig);
	}

event file_over_new_connection(f: fa_file, c: connection, is_orig: bool) &priority=5
	{
	if ( f$source != "HTTP" || ! c?$http )
		return;

	local row = c$http;
	f$http = row;

	if ( row?$current_entity && row$current_entity?$filename )
		f$info$filename = row$current_entity$filename;

	if ( is_orig )
		{
		if ( ! row?$orig_fuids )
			row$orig_fuids = vector();

		if ( ! has_room(f, T, |row$orig_fuids|) )
			return;

		row$orig_fuids += f$id;

		if ( f$info?$filename )
			{
			if ( ! row?$orig_filenames )
				row$orig_filenames = vector();

			row$orig_filenames += f$info$filename;
			}
		}
	else
		{
		if ( ! row?$resp_fuids )
			row$resp_fuids = vector();

		if ( ! has_room(f, F, |row$resp_fuids|) )
			return;

		row$resp_fuids += f$id;

		if ( f$info?$filename )
			{
			if ( ! row?$resp_filenames )
				row$resp_filenames = vector();

			row$resp_filenames += f$info$filename;
			}
		}
	}

event file_sniff(f: fa_file, meta: fa_metadata) &priority=5
	{
	if ( ! f?$http || ! f?$is_orig || ! meta?$mime_type )
		return;

	local row = f$http;

	if ( f$is_orig && ! row?$orig_mime_types )
		row$orig_mime_types = vector();

	if ( ! f$is_orig && ! row?$resp_mime_types )
		row$resp_mime_types = vector();

	# Vectors are shared: what is appended here appears in the log.
	local noted = f$is_orig ? row$orig_mime_types : row$resp_mime_types;

	if ( has_room(f, f$is_orig, |noted|) )
		noted += meta$mime_type;
	}

event http_end_entity(c: connection, is_orig: bool) &priority=5
	{
	if ( c?$http && c$http?$current_entity )
		delete c$http$current_entity;
	}
