##! Looks for hashes of files.

@load base/frameworks/intel
@load ./where-locations

event file_hash(f: fa_file, kind: string, hash: string) &group="Intel::FILE_HASH"
	{
	local sighting = Intel::Seen($where=Files::IN_HASH, $f=f);
	sighting$indicator = hash;
	sighting$indicator_type = Intel::FILE_HASH;
	Intel::seen(sighting);
	}
