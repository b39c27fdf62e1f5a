##! Keeps what connections carry: one file for each direction, as it was put in order.

@load base/utils/files

module Conn;

export {
	## First part of the names of the files.
	option extraction_prefix: string = "contents";

	## Whether all connections are kept, and not only those marked by a script.
	option default_extract: bool = F;
}

redef record connection += {
	extract_orig: bool &default=default_extract;
	extract_resp: bool &default=default_extract;
};

event connection_established(c: connection) &priority=-5
	{
	if ( c$extract_orig )
		set_contents_file(c$id, CONTENTS_ORIG, open(generate_extraction_filename(extraction_prefix, c, "orig.dat")));

	if ( c$extract_resp )
		set_contents_file(c$id, CONTENTS_RESP, open(generate_extraction_filename(extraction_prefix, c, "resp.dat")));
	}
