##! Requests to web servers made by scripts, with the program ``curl``.

@load base/utils/exec

module ActiveHTTP;

export {
	option default_max_time = 1min;
	option default_method = "GET";

	type Request: record {
		url: string;
		method: string &default=default_method;
		## Body of the request.
		client_data: string &optional;
		## After this the request is given up.
		max_time: interval &default=default_max_time;
		## Further arguments for curl, as they stand on a command line.
		addl_curl_args: string &optional;
	};

	type Response: record {
		## Status of the answer; 0 if there was none.
		code: count;
		msg: string;
		body: string &optional;
		## By name in capitals.
		headers: table[string] of string &optional;
	};

	## Makes a request; for use in the condition of a ``when``.
	global request: function(req: ActiveHTTP::Request): ActiveHTTP::Response;
}

# The command line of a request.
function request2curl(r: Request, bodyfile: string, headersfile: string): string
	{
	local line = fmt("curl -s -g -o %s -D %s -X %s -m %.0f", safe_shell_quote(bodyfile), safe_shell_quote(headersfile),
	                 safe_shell_quote(r$method), r$max_time);

	if ( r?$client_data )
		line += " -d @-";

	if ( r?$addl_curl_args )
		line += " " + r$addl_curl_args;

	# With no body the file would be missing and could not be read.
	return fmt("%s %s && touch %s", line, safe_shell_quote(r$url), safe_shell_quote(bodyfile));
	}

# Takes a status line and header lines; of several answers (redirection, 100) the last one counts.
function read_head(resp: Response, lines: vector of string)
	{
	for ( _, text in lines )
		{
		local l = gsub(text, /\r$/, "");

		if ( /^HTTP\// in l )
			{
			local words = split_string_n(l, / +/, F, 2);
			resp$code = |words| > 1 && /^[0-9]+$/ == words[1] ? to_count(words[1]) : 0;
			resp$msg = |words| > 2 ? words[2] : "";
			resp$headers = table();
			next;
			}

		local pair = split_string1(l, /:[ \t]*/);

		if ( |pair| == 2 )
			resp$headers[to_upper(pair[0])] = pair[1];
		}
	}

function request(req: Request): Response
	{
	local resp = Response($code=0, $msg="", $body="", $headers=table());

	if ( req$method != /[A-Za-z]+/ )
		{
		Reporter::error(fmt("There was an illegal method specified with ActiveHTTP (\"%s\").", req$method));
		return resp;
		}

	local stem = fmt("/tmp/vigil-activehttp-%s", unique_id(""));
	local body_file = stem + "_body";
	local head_file = stem + "_headers";
	local cmd = Exec::Command($cmd=request2curl(req, body_file, head_file), $read_files=set(body_file, head_file));

	if ( req?$client_data )
		cmd$stdin = req$client_data;

	return when [cmd, resp, body_file, head_file, req] ( local result = Exec::run(cmd) )
		{
		if ( result$exit_code != 0 || ! result?$files )
			{
			Reporter::warning(fmt("The request for %s failed: curl ended with %d.", req$url, result$exit_code));
			return resp;
			}

		if ( head_file in result$files )
			read_head(resp, result$files[head_file]);

		if ( body_file in result$files )
			resp$body = join_string_vec(result$files[body_file], "\n");

		return resp;
		}
	}
