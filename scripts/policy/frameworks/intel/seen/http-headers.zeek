##! Looks for what clients say in headers of HTTP requests.

@load base/frameworks/intel
@load ./where-locations
@load base/protocols/http
@load base/utils/addrs

function header_names_host(c: connection, host: string)
	{
	# A port behind the name does not belong to it.
	local name = is_valid_ip(host) ? host : gsub(host, /:[0-9]+$/, "");

	if ( is_valid_ip(name) )
		Intel::seen(Intel::Seen($where=HTTP::IN_HOST_HEADER, $conn=c, $host=to_addr(name)));
	else
		Intel::seen(Intel::Seen($where=HTTP::IN_HOST_HEADER, $conn=c, $indicator=name, $indicator_type=Intel::DOMAIN));
	}

event http_header(c: connection, is_orig: bool, name: string, value: string) &group="Intel::ADDR" &group="Intel::DOMAIN" &group="Intel::URL" &group="Intel::SOFTWARE"
	{
	if ( ! is_orig )
		return;

	switch ( name ) {
	case "HOST":
		header_names_host(c, value);
		break;

	case "REFERER":
		Intel::seen(Intel::Seen($where=HTTP::IN_REFERRER_HEADER, $conn=c, $indicator_type=Intel::URL,
		                        $indicator=sub(value, /^.*:\/\//, "")));
		break;

	case "X-FORWARDED-FOR":
		for ( _, hop in extract_ip_addresses(value) )
			Intel::seen(Intel::Seen($where=HTTP::IN_X_FORWARDED_FOR_HEADER, $conn=c, $host=to_addr(hop)));
		break;

	case "USER-AGENT":
		Intel::seen(Intel::Seen($where=HTTP::IN_USER_AGENT_HEADER, $conn=c, $indicator_type=Intel::SOFTWARE, $indicator=value));
		break;
	}
	}
