##! Looks for the names that TLS clients ask for.

@load base/frameworks/intel
@load ./where-locations
@load base/protocols/ssl

event ssl_extension_server_name(c: connection, is_client: bool, names: string_vec) &group="Intel::DOMAIN"
	{
	if ( is_client && c?$ssl && c$ssl?$server_name )
		Intel::seen(Intel::Seen($where=SSL::IN_SERVER_NAME, $conn=c, $indicator=c$ssl$server_name, $indicator_type=Intel::DOMAIN));
	}
