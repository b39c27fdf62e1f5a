##! Writes the payload of chosen connections to files, one for each direction.

@load base/utils/files

module Conn;

export {
	## How the names of such files begin.
	option extraction_prefix: string = "contents";

	## Extracts every connection.
	option default_extract: bool = F;
}

redef record connection += {
	extract_orig: bool &default=Conn::default_extract;
	extract_resp: bool &default=Conn::default_extract;
};

function open_contents(c: connection, direction: count, label: string)
	{
	local out = open(generate_extraction_filename(extraction_prefix, c, fmt("%s.dat", label)));
	set_contents_file(c$id, direction, out);
	}

event connection_established(c: connection) &priority=-5
	{
	if ( c$extract_orig )
		open_contents(c, CONTENTS_ORIG, "orig");

	if ( c$extract_resp )
		open_contents(c, CONTENTS_RESP, "resp");
	}
