##! Hashes every file.

@load base/files/hash

event file_new(f: fa_file)
	{
	for ( _, kind in vector(Files::ANALYZER_MD5, Files::ANALYZER_SHA1) )
		Files::add_analyzer(f, kind);
	}
