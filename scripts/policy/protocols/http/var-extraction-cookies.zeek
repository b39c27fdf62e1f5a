##! Puts the names of cookies into http.log.

@load base/protocols/http

module HTTP;

redef record Info += { cookie_vars: vector of string &optional &log; };

event http_header(c: connection, is_orig: bool, original_name: string, name: string, value: string) &priority=2
	{
	if ( name == "COOKIE" && is_orig )
		c$http$cookie_vars = extract_keys(value, /;[[:blank:]]*/);
	}
