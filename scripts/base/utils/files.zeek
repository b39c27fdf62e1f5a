##! Names of files, as given by protocols and as given to what is kept.

## A name that tells where extracted content came from.
function generate_extraction_filename(prefix: string, c: connection, suffix: string): string
	{
	local ends = fmt("%s:%d-%s:%d", c$id$orig_h, c$id$orig_p, c$id$resp_h, c$id$resp_p);
	local out = prefix == "" ? ends : cat(prefix, "_", ends);

	return suffix == "" ? out : cat(out, "_", suffix);
	}

## The file name in a Content-Disposition header (RFC 6266); the extended form, if present, without its character set.
function extract_filename_from_content_disposition(data: string): string
	{
	if ( /[fF][iI][lL][eE][nN][aA][mM][eE]\*?[[:blank:]]*=/ !in data )
		return data;

	local value = split_string1(data, /[fF][iI][lL][eE][nN][aA][mM][eE]\*?[[:blank:]]*=[[:blank:]]*/)[1];

	if ( /^\"/ in value )
		{
		local quoted = find_first(value, /^\"([^\"\\]|\\.)*\"/);
		return unescape_URI(quoted == "" ? sub(value, /^\"/, "") : quoted[1:|quoted| - 1]);
		}

	value = sub(value, /[[:blank:]]*;.*$/, "");

	# charset'language'percent-encoded
	return unescape_URI(sub(value, /^[^']*'[^']*'/, ""));
	}
