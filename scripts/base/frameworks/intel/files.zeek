##! Intelligence about files: hashes and names as indicators, and in intel.log the file something was seen in.

@load ./main

module Intel;

export {
	redef enum Intel::Type += {
		## Any hash of a file's content.
		FILE_HASH,
		FILE_NAME,
	};

	redef record Info += {
		## The file it was seen in, its type, and words for it.
		fuid: string &log &optional;
		file_mime_type: string &log &optional;
		file_desc: string &log &optional;
	};

	redef record Seen += {
		## The file, or at least its identifier.
		f: fa_file &optional;
		fuid: string &optional;
	};
}

# Before the connection is looked at, since a file can supply it.
hook extend_match(info: Info, s: Seen, items: set[Item]) &priority=6
	{
	if ( s?$f )
		{
		s$fuid = s$f$id;

		if ( ! s?$conn && s$f?$conns && |s$f$conns| == 1 )
			for ( _, carrier in s$f$conns )
				s$conn = carrier;

		if ( ! info?$file_desc )
			info$file_desc = Files::describe(s$f);

		local known = s$f?$info && s$f$info?$mime_type;

		if ( known && ! info?$file_mime_type )
			info$file_mime_type = s$f$info$mime_type;
		}

	if ( s?$fuid )
		info$fuid = s$fuid;
	}
