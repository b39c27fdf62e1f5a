##! Looks for names of files on SMB shares.

@load base/frameworks/intel
@load ./where-locations

event file_new(f: fa_file) &group="Intel::FILE_NAME"
	{
	if ( f$source != "SMB" || ! f?$conns )
		return;

	for ( _, c in f$conns )
		{
		@ifdef ( SMB::State )
		if ( ! c?$smb_state || ! c$smb_state?$current_file || ! c$smb_state$current_file?$name )
			next;

		# Only the last part of the path is the name of the file.
		local parts = split_string(c$smb_state$current_file$name, /\\/);
		Intel::seen(Intel::Seen($where=SMB::IN_FILE_NAME, $f=f, $conn=c, $indicator=parts[|parts| - 1],
		                        $indicator_type=Intel::FILE_NAME));
		@endif
		}
	}
