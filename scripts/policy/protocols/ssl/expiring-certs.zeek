##! Notices when certificates of the site's servers run out, soon will, or are not valid yet.

@load base/protocols/ssl
@load base/files/x509
@load base/frameworks/notice
@load base/utils/directions-and-hosts

module SSL;

export {
	redef enum Notice::Type += { Certificate_Expired, Certificate_Expires_Soon, Certificate_Not_Valid_Yet };

	## Whose certificates.
	option notify_certs_expiration = LOCAL_HOSTS;

	## How long before the end.
	option notify_when_cert_expiring_in: interval = 30days;
}

# Raises a notice about a certificate, once a day for a server and certificate.
function about_validity(c: connection, kind: Notice::Type, what: string, subject: string, hash: string)
	{
	NOTICE(Notice::Info($note=kind, $conn=c, $msg=fmt("Certificate %s %s", subject, what), $suppress_for=1day,
	                    $identifier=cat(c$id$resp_h, c$id$resp_p, hash)));
	}

event ssl_established(c: connection) &priority=3
	{
	if ( ! c?$ssl || ! c$ssl?$cert_chain || |c$ssl$cert_chain| == 0 || ! c$ssl$cert_chain[0]?$x509 ||
	     ! addr_matches_host(c$id$resp_h, notify_certs_expiration) )
		return;

	local leaf = c$ssl$cert_chain[0];
	local x = leaf$x509$certificate;
	local hash = leaf?$sha1 ? leaf$sha1 : "";
	local now = network_time();

	if ( x$not_valid_before > now )
		about_validity(c, Certificate_Not_Valid_Yet, fmt("isn't valid until %T", x$not_valid_before), x$subject, hash);
	else if ( x$not_valid_after < now )
		about_validity(c, Certificate_Expired, fmt("expired at %T", x$not_valid_after), x$subject, hash);
	else if ( x$not_valid_after - notify_when_cert_expiring_in < now )
		about_validity(c, Certificate_Expires_Soon, fmt("is going to expire at %T", x$not_valid_after), x$subject, hash);
	}
