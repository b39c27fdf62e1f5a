##! Looks for names of files.

@load base/frameworks/intel
@load ./where-locations

event file_new(f: fa_file) &group="Intel::FILE_NAME"
	{
	# Names that arrive with the file itself; SMB has an event of its own.
	if ( f?$info && f$info?$filename )
		Intel::seen(Intel::Seen($where=Files::IN_NAME, $f=f, $indicator=f$info$filename, $indicator_type=Intel::FILE_NAME));
	}
