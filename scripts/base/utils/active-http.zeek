##! Requests to web servers, made with curl.

@load base/utils/exec

module ActiveHTTP;

export {
	option default_max_time: interval = 1min;
	option default_method: string = "GET";

	type Response: record {
		code: count;
		msg: string;
		body: string;
		headers: table[string] of string &optional;
	};

	type Request: record {
		url: string;
		method: string &default=default_method;
		## A body for the request.
		client_data: string &optional;
		## Patience.
		max_time: interval &default=default_max_time;
		## More options for the program.
		addl_curl_args: string &optional;
	};

	## To be called in the condition of a "when".
	global request: function(req: Request): Response;
}

function request2curl(r: Request, bodyfile: string, headersfile: string): string
	{
	local words = vector("curl -s -g", "-o", safe_shell_quote(bodyfile), "-D", safe_shell_quote(headersfile),
	                     "-X", safe_shell_quote(r$method), "-m", fmt("%.0f", interval_to_double(r$max_time)));

	if ( r?$client_data )
		words += "-d @-";

	if ( r?$addl_curl_args )
		words += r$addl_curl_args;

	words += safe_shell_quote(r$url);
	return join_string_vec(words, " ");
	}

function request(req: Request): Response
	{
	local base_name = "/tmp/vigil-activehttp-" + unique_id("");
	local body = base_name + "_body";
	local headers = base_name + "_headers";
	local call = Exec::Command($cmd=fmt("%s && touch %s", request2curl(req, body, headers), safe_shell_quote(body)),
	                           $stdin=req?$client_data ? req$client_data : "", $read_files=set(body, headers));

	return when [req, call, body, headers] ( local done = Exec::run(call) )
		{
		local out = Response($code=0, $msg="", $body="", $headers=table());
		system(fmt("rm -f %s %s", safe_shell_quote(body), safe_shell_quote(headers)));

		if ( done$exit_code != 0 || ! done?$files || headers !in done$files )
			{
			Reporter::warning(fmt("request for %s failed with status %d", req$url, done$exit_code));
			return out;
			}

		if ( body in done$files )
			out$body = join_string_vec(done$files[body], "\n");

		for ( i, text in done$files[headers] )
			{
			local halves = split_string1(strip(text), i == 0 ? /[[:blank:]]+/ : /:[[:blank:]]*/);

			if ( |halves| < 2 )
				next;

			if ( i == 0 )
				{
				# HTTP/1.1 200 OK
				out$code = extract_count(halves[1]);
				out$msg = strip(sub(halves[1], /^[0-9]+/, ""));
				}
			else
				out$headers[halves[0]] = halves[1];
			}

		return out;
		}
	}
