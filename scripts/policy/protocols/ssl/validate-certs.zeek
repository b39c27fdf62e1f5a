##! Checks certificate chains against the trusted roots, logs the outcome, and notices those that fail.

@load base/protocols/ssl
@load base/frameworks/notice

module SSL;

export {
	redef enum Notice::Type += { Invalid_Server_Cert };

	redef record Info += {
		## The outcome in words and as OpenSSL numbers it, and the chain that led to a root.
		validation_status: string &log &optional;
		validation_code: int &optional;
		valid_chain: vector of opaque of x509 &optional;
	};

	## Outcomes by chain, so that each is checked once in a while only.
	global recently_validated_certs: table[string] of X509::Result = table() &read_expire=5mins &redef;

	## Whether intermediate certificates are remembered, for servers that forget to send them.
	global ssl_cache_intermediate_ca: bool = T &redef;

	## Whether valid chains are kept with the connection.
	global ssl_store_valid_chain: bool = T &redef;

	## An intermediate certificate was seen for the first time; is to be remembered.
	global intermediate_add: event(key: string, value: vector of opaque of x509);
	global new_intermediate: event(key: string, value: vector of opaque of x509);
}

# Chains by the issuer that a leaf names.
global intermediate_cache: table[string] of vector of opaque of x509;

@ifdef ( x509_verify )

function add_to_cache(key: string, value: vector of opaque of x509)
	{ intermediate_cache[key] = value; }

event SSL::intermediate_add(key: string, value: vector of opaque of x509)
	{ add_to_cache(key, value); }

event SSL::new_intermediate(key: string, value: vector of opaque of x509)
	{
	if ( key !in intermediate_cache )
		add_to_cache(key, value);
	}

function cache_validate(chain: vector of opaque of x509): X509::Result
	{
	local prints: vector of string = vector();

	for ( _, link in chain )
		prints += sha1_hash(x509_get_certificate_string(link));

	local key = join_string_vec(prints, ".");

	if ( key in recently_validated_certs )
		return recently_validated_certs[key];

	local outcome = x509_verify(chain, root_certs);
	recently_validated_certs[key] = outcome;
	return outcome;
	}

hook ssl_finishing(c: connection) &priority=20
	{
	if ( ! c$ssl?$cert_chain || |c$ssl$cert_chain| == 0 || ! c$ssl$cert_chain[0]?$x509 || c$ssl?$validation_status )
		return;

	local chain: vector of opaque of x509 = vector();

	for ( _, cert in c$ssl$cert_chain )
		if ( cert?$x509 )
			chain += cert$x509$handle;

	local leaf = c$ssl$cert_chain[0]$x509$certificate;
	local outcome = cache_validate(chain);

	# The server may have sent too little; someone else sent the rest.
	if ( outcome$result_string != "ok" && ssl_cache_intermediate_ca && leaf$issuer in intermediate_cache )
		{
		local longer: vector of opaque of x509 = vector(chain[0]);

		for ( _, known in intermediate_cache[leaf$issuer] )
			longer += known;

		local second = cache_validate(longer);

		if ( second$result_string == "ok" )
			outcome = second;
		}
	else if ( outcome$result_string == "ok" && ssl_cache_intermediate_ca && |chain| > 1 && leaf$issuer !in intermediate_cache )
		{
		local rest: vector of opaque of x509 = vector();

		for ( at, one in chain )
			if ( at > 0 )
				rest += one;

		event SSL::new_intermediate(leaf$issuer, rest);
		}

	c$ssl$validation_code = outcome$result;
	c$ssl$validation_status = outcome$result_string;

	if ( ssl_store_valid_chain && outcome?$chain_certs )
		c$ssl$valid_chain = outcome$chain_certs;

	if ( outcome$result_string != "ok" )
		NOTICE(Notice::Info($note=Invalid_Server_Cert, $conn=c, $sub=leaf$subject,
		                    $msg=fmt("SSL certificate validation failed with (%s)", outcome$result_string),
		                    $identifier=cat(c$id$resp_h, c$id$resp_p, c$ssl$validation_code)));
	}

@endif
