##! Notices weak cryptography: short keys, small Diffie-Hellman groups, old versions and broken ciphers.

@load base/protocols/ssl
@load base/files/x509
@load base/frameworks/notice
@load base/utils/directions-and-hosts

module SSL;

export {
	redef enum Notice::Type += { Weak_Key, Old_Version, Weak_Cipher };

	## Whose.
	option notify_weak_keys = LOCAL_HOSTS;

	## Shorter keys are weak, bits.
	option notify_minimal_key_length: count = 2048;

	## Whether a group smaller than the server's own key is worth a notice.
	option notify_dh_length_shorter_cert_length: bool = T;

	## Versions below are old; 0x0301 is TLS 1.0.
	option tls_minimum_version: count = TLSv10;

	## Ciphers nobody should use.
	option unsafe_ciphers_regex = /(_EXPORT_)|(_RC4_)/;
}

function about_weakness(c: connection, kind: Notice::Type, what: string, detail: string)
	{
	NOTICE(Notice::Info($note=kind, $conn=c, $msg=what, $suppress_for=1day,
	                    $identifier=cat(c$id$resp_h, c$id$resp_p, detail)));
	}

function weak_key_matters(c: connection): bool
	{ return c?$ssl && addr_matches_host(c$id$resp_h, notify_weak_keys); }

event ssl_established(c: connection) &priority=3
	{
	if ( ! weak_key_matters(c) || ! c$ssl?$cert_chain || |c$ssl$cert_chain| == 0 || ! c$ssl$cert_chain[0]?$x509 )
		return;

	local x = c$ssl$cert_chain[0]$x509$certificate;

	# Keys on elliptic curves are short and strong.
	if ( x?$key_type && x$key_type != "ecdsa" && x?$key_length && x$key_length < notify_minimal_key_length )
		about_weakness(c, Weak_Key, fmt("Host uses weak certificate with %d bit key", x$key_length), cat(x$key_length));
	}

event ssl_server_hello(c: connection, version: count, record_version: count, possible_ts: time, server_random: string,
                       session_id: string, cipher: count, comp_method: count) &priority=3
	{
	if ( ! weak_key_matters(c) )
		return;

	if ( version < tls_minimum_version )
		about_weakness(c, Old_Version, fmt("Host uses protocol version %s which is lower than the safe minimum %s",
		                                   version_strings[version], version_strings[tls_minimum_version]), version_strings[version]);

	if ( unsafe_ciphers_regex in c$ssl$cipher )
		about_weakness(c, Weak_Cipher, fmt("Host established connection using unsafe cipher suite %s", c$ssl$cipher), c$ssl$cipher);
	}

event ssl_dh_server_params(c: connection, p: string, q: string, Ys: string) &priority=3
	{
	if ( ! weak_key_matters(c) )
		return;

	local bits = |Ys| * 8;

	if ( bits < notify_minimal_key_length )
		about_weakness(c, Weak_Key, fmt("Host uses weak DH parameters with %d key bits", bits), cat("dh", bits));

	if ( ! notify_dh_length_shorter_cert_length || ! c$ssl?$cert_chain || |c$ssl$cert_chain| == 0 || ! c$ssl$cert_chain[0]?$x509 )
		return;

	local x = c$ssl$cert_chain[0]$x509$certificate;

	# The exchange is only as strong as the weaker of the two.
	if ( x?$key_length && x?$key_type && x$key_type == "rsa" && x$key_length > bits )
		about_weakness(c, Weak_Key, fmt("DH key length of %d bits is smaller certificate key length of %d bits", bits, x$key_length),
		               cat("dh-cert", bits));
	}
