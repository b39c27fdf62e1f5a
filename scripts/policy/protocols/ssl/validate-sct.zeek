##! Checks that certificates stand in public logs (Certificate Transparency, RFC 6962), by the timestamps that prove it.

@load base/protocols/ssl
@load policy/protocols/ssl/validate-certs

module SSL;

export {
	## Where a timestamp came from: the certificate, the handshake, the stapled proof of validity.
	type SctSource: enum { SCT_X509_EXT, SCT_TLS_EXT, SCT_OCSP_EXT };

	type SctInfo: record { version: count;
		logid: string;
		## Milliseconds since 1970.
		timestamp: count;
		sig_alg: count;
		hash_alg: count;
		signature: string;
		source: SctSource;
		valid: bool &optional; };

	redef record Info += {
		valid_scts: count &optional;
		invalid_scts: count &optional;
		## Logs, and who runs them.
		valid_ct_logs: count &log &optional;
		valid_ct_operators: count &log &optional;
		valid_ct_operators_list: set[string] &optional;
		ct_proofs: vector of SctInfo &default=vector();
	};
}

global recently_validated_scts: table[string] of bool = table() &read_expire=5mins &redef;

event ssl_extension_signed_certificate_timestamp(c: connection, is_client: bool, version: count, logid: string, timestamp: count,
                                                 signature_and_hashalgorithm: SSL::SignatureAndHashAlgorithm, signature: string)
	{
	if ( c?$ssl )
		c$ssl$ct_proofs += SctInfo($source=SCT_TLS_EXT, $version=version, $logid=logid, $timestamp=timestamp, $signature=signature,
		                           $sig_alg=signature_and_hashalgorithm$SignatureAlgorithm, $hash_alg=signature_and_hashalgorithm$HashAlgorithm);
	}

# Events about files carry no connection; the file knows those that brought it.
function add_proof(f: fa_file, proof: SctInfo)
	{
	if ( ! f?$conns )
		return;

	for ( _, c in f$conns )
		if ( c?$ssl )
			c$ssl$ct_proofs += proof;
	}

event x509_ocsp_ext_signed_certificate_timestamp(f: fa_file, version: count, logid: string, timestamp: count,
                                                 hash_algorithm: count, signature_algorithm: count, signature: string)
	{
	add_proof(f, SctInfo($source=f$source == "SSL" && /ocsp/ in (f?$info && f$info?$mime_type ? f$info$mime_type : "") ? SCT_OCSP_EXT : SCT_X509_EXT,
	                     $version=version, $logid=logid, $timestamp=timestamp, $hash_alg=hash_algorithm,
	                     $sig_alg=signature_algorithm, $signature=signature));
	}

@ifdef ( sct_verify )
hook ssl_finishing(c: connection) &priority=18
	{
	if ( |c$ssl$ct_proofs| == 0 || ! c$ssl?$cert_chain || |c$ssl$cert_chain| == 0 || ! c$ssl$cert_chain[0]?$x509 )
		return;

	local leaf = c$ssl$cert_chain[0]$x509$handle;
	local issuer_hash = "";

	# Timestamps inside a certificate are over the issuer's key as well.
	if ( c$ssl?$valid_chain && |c$ssl$valid_chain| > 1 )
		issuer_hash = x509_issuer_name_hash(leaf, 4) == "" ? "" : x509_spki_hash(c$ssl$valid_chain[1], 4);

	local good = 0;
	local bad = 0;
	local logs: set[string] = set();
	local operators: set[string] = set();

	for ( _, proof in c$ssl$ct_proofs )
		{
		# A log nobody has heard of proves nothing.
		if ( proof$logid !in SSL::ct_logs )
			next;

		local about = SSL::ct_logs[proof$logid];
		local key = cat(sha1_hash(x509_get_certificate_string(leaf)), proof$logid, proof$timestamp, proof$signature);

		if ( key !in recently_validated_scts )
			{
			if ( proof$source == SCT_X509_EXT && issuer_hash == "" )
				recently_validated_scts[key] = F;
			else if ( proof$source == SCT_X509_EXT )
				recently_validated_scts[key] = sct_verify(leaf, proof$logid, about$key, proof$signature, proof$timestamp, proof$hash_alg, issuer_hash);
			else
				recently_validated_scts[key] = sct_verify(leaf, proof$logid, about$key, proof$signature, proof$timestamp, proof$hash_alg);
			}

		proof$valid = recently_validated_scts[key];

		if ( ! proof$valid )
			{
			++bad;
			next;
			}

		++good;
		add logs[proof$logid];
		add operators[about$operator];
		}

	c$ssl$valid_scts = good;
	c$ssl$invalid_scts = bad;
	c$ssl$valid_ct_logs = |logs|;
	c$ssl$valid_ct_operators = |operators|;
	c$ssl$valid_ct_operators_list = operators;
	}
@endif
