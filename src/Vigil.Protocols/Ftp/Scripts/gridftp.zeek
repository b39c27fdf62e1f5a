##! GridFTP: transfers between computing centres. Its data connections are told by their mutual authentication, without
##! encryption, and by their size; there is no sense in looking at what they carry.

@load ./info
@load ./main
@load base/protocols/conn
@load base/protocols/ssl

module GLOBAL;

## A connection has had its time to prove that it is a data connection of GridFTP.
global gridftp_possibility_timeout: event(c: connection);

module GridFTP;

export {
	## Octets that make a connection a data connection.
	option size_threshold: count = 1073741824;

	## How long a connection may take for that.
	option max_time: interval = 2min;

	## Whether the content is passed over from then on.
	option skip_data: bool = T;

	## Whether it looks like one from its handshake; may be redefined.
	global data_channel_initial_criteria: function(c: connection): bool &redef;

	global data_channel_detected: event(c: connection);
}

# TLS for the sake of authentication only (RFC 5246, appendix A.5).
function data_channel_initial_criteria(c: connection): bool
	{ return c?$ssl && c$ssl?$cipher && /^TLS_RSA_WITH_NULL_/ in c$ssl$cipher; }

function enough(c: connection, cnt: count): interval
	{
	if ( c$orig$size >= size_threshold || c$resp$size >= size_threshold )
		{
		event GridFTP::data_channel_detected(c);
		add c$service["gridftp-data"];

		if ( skip_data )
			skip_further_processing(c$id);

		return -1sec;
		}

	if ( network_time() - c$start_time >= max_time )
		{
		event gridftp_possibility_timeout(c);
		return -1sec;
		}

	return 1sec;
	}

event ssl_established(c: connection) &priority=-5
	{
	# A control connection: AUTH GSSAPI with certificates.
	if ( c?$ftp && c$ftp?$last_auth_requested && /^[gG][sS][sS][aA][pP][iI]$/ in c$ftp$last_auth_requested )
		add c$service["gridftp"];

	if ( data_channel_initial_criteria(c) )
		ConnPolling::watch(c, enough, 0, 0secs);
	}
