##! Asks Team Cymru's registry of malware, by DNS, about the hashes of files, and notices what it knows.

@load base/frameworks/files
@load base/frameworks/notice
@load policy/frameworks/files/hash-all-files

module TeamCymruMalwareHashRegistry;

export {
	redef enum Notice::Type += {
		## The registry knows the file.
		Match
	};

	## Types of files to ask about.
	option match_file_types = /application\/x-dosexec/ | /application\/vnd\.ms-cab-compressed/ | /application\/pdf/ |
		/application\/x-shockwave-flash/ | /application\/x-java-applet/ | /application\/jar/ | /video\/mp4/;

	## Where to read more; the hash goes in place of %s.
	option match_sub_url = "https://www.virustotal.com/gui/search/%s";

	## How many percent of scanners have to know it.
	option notice_threshold: count = 10;
}

@ifdef ( lookup_hostname_txt )

function do_mhr_lookup(hash: string, fi: Notice::FileInfo)
	{
	when [hash, fi] ( local answer = lookup_hostname_txt(fmt("%s.malware.hash.cymru.com", hash)) )
		{
		# When it was first seen, seconds since 1970, and how many percent know it.
		local parts = split_string1(answer, / /);

		if ( |parts| == 2 && to_count(parts[1]) >= notice_threshold )
			{
			local since = strftime("%Y-%m-%d %H:%M:%S", double_to_time(to_double(parts[0])));
			local n = Notice::Info($note=Match, $sub=fmt(match_sub_url, hash),
			                       $msg=fmt("Malware Hash Registry Detection rate: %s%%  Last seen: %s", parts[1], since));
			Notice::populate_file_info2(fi, n);
			NOTICE(n);
			}
		}
	}

event file_hash(f: fa_file, kind: string, hash: string)
	{
	if ( kind == "sha1" && f?$info && f$info?$mime_type && match_file_types in f$info$mime_type )
		do_mhr_lookup(hash, Notice::create_file_info(f));
	}

@endif
