##! Finding and taking apart URLs.

const url_regex = /^([a-zA-Z\-]{3,5}):\/\/(-\.)?([^[:blank:]\/?\.#-]+\.?)+(\/[^[:blank:]]*)?/ &redef;

## The parts of a URI. What is absent is unset.
type URI: record {
	scheme: string &optional;
	netlocation: string;
	portnum: count &optional;
	path: string;
	file_name: string &optional;
	file_base: string &optional;
	file_ext: string &optional;
	params: table[string] of string &optional;
};

function find_all_urls(s: string): string_set
	{ return find_all(s, /([a-zA-Z\-]{3,5}):\/\/(-\.)?([^[:blank:]\/?\.#-]+\.?)+(\/[^[:blank:]]*)?/); }

## The same, from the host on.
function find_all_urls_without_scheme(s: string): string_set
	{
	local bare: string_set;

	for ( url in find_all_urls(s) )
		add bare[sub(url, /^([a-zA-Z\-]{3,5})(:\/\/)/, "")];

	return bare;
	}

function decompose_uri(uri: string): URI
	{
	local out = URI($netlocation="", $path="/");
	local rest = uri;

	if ( /\?/ in rest )
		{
		local question = split_string1(rest, /\?/);
		rest = question[0];
		local params: table[string] of string;

		for ( _, assignment in split_string(question[1], /&/) )
			{
			local sides = split_string1(assignment, /=/);

			# What has no value is no parameter.
			if ( |sides| == 2 )
				params[sides[0]] = sides[1];
			}

		out$params = params;
		}

	if ( /:\/\// in rest )
		{
		local after_scheme = split_string1(rest, /:\/\//);
		out$scheme = after_scheme[0];
		rest = after_scheme[1];
		}

	local slash = split_string1(rest, /\//);
	local authority = slash[0];

	if ( |slash| == 2 )
		{
		out$path = "/" + slash[1];
		local segments = split_string(slash[1], /\//);
		local last = segments[|segments| - 1];

		if ( last != "" )
			{
			out$file_name = last;
			local dot = split_string1(last, /\./);
			out$file_base = dot[0];

			if ( |dot| == 2 )
				out$file_ext = dot[1];
			}
		}

	# A port follows the last colon, unless that is inside the brackets of an IPv6 address.
	local colons = split_string(authority, /:/);

	if ( |colons| > 1 && /^[0-9]*$/ == colons[|colons| - 1] )
		{
		local digits = colons[|colons| - 1];

		if ( digits != "" )
			out$portnum = to_count(digits);

		authority = authority[0:|authority| - |digits| - 1];
		}

	out$netlocation = authority;
	return out;
	}
