##! Looks for the URLs of HTTP requests.

@load base/frameworks/intel
@load ./where-locations
@load base/protocols/http

event http_message_done(c: connection, is_orig: bool, stat: http_message_stat) &group="Intel::URL"
	{
	if ( ! is_orig || ! c?$http )
		return;

	# A request for a URL with a scheme says by itself which host is meant.
	local url = HTTP::build_url(c$http);
	Intel::seen(Intel::Seen($where=HTTP::IN_URL, $conn=c, $indicator=url, $indicator_type=Intel::URL));
	}
