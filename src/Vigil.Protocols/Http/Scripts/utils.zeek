##! Text about requests.

@load base/utils/addrs

module HTTP;

export {
	## The keys of a list of assignments, such as a query or cookies.
	global extract_keys: function(data: string, kv_splitter: pattern): string_vec;

	## The URL without its scheme, the same with it, and what notices say.
	global build_url: function(rec: Info): string;
	global build_url_http: function(rec: Info): string;
	global describe: function(rec: Info): string;
}

function extract_keys(data: string, kv_splitter: pattern): string_vec
	{
	local keys: string_vec;

	for ( _, assignment in split_string(data, kv_splitter) )
		{
		local sides = split_string1(assignment, /=/);

		if ( |sides| == 2 && sides[0] != "" )
			keys += sides[0];
		}

	return keys;
	}

function build_url(rec: Info): string
	{
	local uri = "/<missed_request>";

	if ( rec?$uri )
		uri = rec$uri;

	# A request to a proxy has it all.
	if ( strstr(uri, "://") != 0 )
		return uri;

	local host = rec?$host ? rec$host : addr_to_uri(rec$id$resp_h);

	if ( rec$id$resp_p != 80/tcp && /:[0-9]+$/ !in host )
		host = fmt("%s:%d", host, rec$id$resp_p);

	return host + uri;
	}

function build_url_http(rec: Info): string
	{
	local url = build_url(rec);
	return strstr(url, "://") != 0 ? url : "http://" + url;
	}

function describe(rec: Info): string
	{ return build_url_http(rec); }
