##! Puts the names of variables in URIs into http.log.

@load base/protocols/http

module HTTP;

redef record Info += { uri_vars: vector of string &optional &log; };

event http_request(c: connection, method: string, original_URI: string, unescaped_URI: string, version: string) &priority=2
	{
	if ( /\?/ in original_URI )
		c$http$uri_vars = extract_keys(split_string1(original_URI, /\?/)[1], /&/);
	}
