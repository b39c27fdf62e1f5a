##! Checks the proofs of validity that servers staple to their handshakes (OCSP).

@load base/protocols/ssl
@load base/frameworks/notice

module SSL;

export {
	redef enum Notice::Type += { Invalid_Ocsp_Response };

	redef record Info += {
		## The outcome, and what was stapled.
		ocsp_status: string &log &optional;
		ocsp_response: string &optional;
	};
}

# Outcomes by response and certificate.
global recently_ocsp_validated: table[string] of string = table() &read_expire=5mins;

event ssl_stapled_ocsp(c: connection, is_client: bool, response: string) &priority=3
	{
	if ( c?$ssl )
		c$ssl$ocsp_response = response;
	}

@ifdef ( x509_ocsp_verify )
hook ssl_finishing(c: connection) &priority=19
	{
	if ( ! c$ssl?$ocsp_response || ! c$ssl?$cert_chain || |c$ssl$cert_chain| == 0 || ! c$ssl$cert_chain[0]?$x509 )
		return;

	local handles: vector of opaque of x509 = vector();

	for ( _, one in c$ssl$cert_chain )
		if ( one?$x509 )
			handles += one$x509$handle;

	local key = cat(md5_hash(c$ssl$ocsp_response), sha1_hash(x509_get_certificate_string(handles[0])));

	if ( key !in recently_ocsp_validated )
		recently_ocsp_validated[key] = x509_ocsp_verify(handles, c$ssl$ocsp_response, root_certs)$result_string;

	c$ssl$ocsp_status = recently_ocsp_validated[key];

	if ( c$ssl$ocsp_status != "good" )
		NOTICE(Notice::Info($note=Invalid_Ocsp_Response, $conn=c, $identifier=cat(c$id$resp_h, c$id$resp_p, c$ssl$ocsp_status),
		                    $msg=fmt("OCSP response validation failed with (%s)", c$ssl$ocsp_status), $sub=c$ssl$cert_chain[0]$x509$certificate$subject));
	}
@endif
