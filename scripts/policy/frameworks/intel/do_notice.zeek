##! Notices for intelligence: items marked with meta.do_notice raise one when they are seen.

@load base/frameworks/intel
@load base/frameworks/notice

module Intel;

export {
	redef enum Notice::Type += {
		## A marked item was seen.
		Intel::Notice
	};

	redef record Intel::MetaData += {
		do_notice: bool &default=F;

		## Only if seen there.
		if_in: Intel::Where &default=Intel::IN_ANYWHERE;
	};
}

event Intel::match(s: Seen, items: set[Item])
	{
	for ( hit in items )
		{
		if ( ! hit$meta$do_notice || (hit$meta$if_in != Intel::IN_ANYWHERE && hit$meta$if_in != s$where) )
			next;

		local about = Notice::Info($note=Intel::Notice, $sub=s$indicator,
		                           $msg=fmt("Intel hit on %s at %s", s$indicator, s$where));

		if ( s?$conn )
			about$conn = s$conn;
		else if ( s?$uid )
			about$uid = s$uid;

		if ( s?$f )
			Notice::populate_file_info(s$f, about);
		else if ( s?$fuid )
			about$fuid = s$fuid;

		about$identifier = s$indicator + cat(s$where) + (about?$conn ? cat(about$conn$id$orig_h, about$conn$id$resp_h) : "");

		# Who gets mail about it wants to know who said so.
		local why = vector(fmt("Service: %s", about?$conn ? join_string_set(about$conn$service, ", ") : "-"),
		                   fmt("Intel source: %s", hit$meta$source));

		if ( hit$meta?$desc )
			why += hit$meta$desc;

		if ( hit$meta?$url )
			why += hit$meta$url;

		about$email_body_sections = vector(join_string_vec(why, "\n"));
		NOTICE(about);
		}
	}
