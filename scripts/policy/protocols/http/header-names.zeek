##! Puts the names of HTTP headers, in their order, into http.log.

@load base/protocols/http

module HTTP;

export {
	redef record Info += {
		client_header_names: vector of string &log &optional;
		server_header_names: vector of string &log &optional;
	};

	## Whose headers.
	option log_client_header_names: bool = T;
	option log_server_header_names: bool = F;
}

event http_header(c: connection, is_orig: bool, original_name: string, name: string, value: string) &priority=3
	{
	if ( ! c?$http || ! (is_orig ? log_client_header_names : log_server_header_names) )
		return;

	local row = c$http;

	if ( is_orig )
		{
		if ( ! row?$client_header_names )
			row$client_header_names = vector();

		row$client_header_names += name;
		}
	else
		{
		if ( ! row?$server_header_names )
			row$server_header_names = vector();

		row$server_header_names += name;
		}
	}
