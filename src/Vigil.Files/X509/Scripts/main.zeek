##! x509.log: certificates, each once a day.

module X509;

export {
	redef enum Log::ID += {
		LOG
	};

	global log_policy: Log::PolicyHook;

	## Room for the many names of some certificates.
	const default_max_field_string_bytes: count = 4096 &redef;
	const default_max_field_container_elements: count = 500 &redef;
	const default_max_total_container_elements: count = 1500 &redef;

	## Makes the fingerprint of a certificate from its DER form.
	global hash_function: function(cert: string): string = sha256_hash &redef;

	## Certificates are not listed in files.log, unless this is on.
	option log_x509_in_files_log: bool = F;

	## What makes two appearances of a certificate the same for the log.
	type LogCertHash: record {
		fingerprint: string;
		host_cert: bool;
		client_cert: bool;
	};

	type Info: record {
		## When the certificate was first seen.
		ts: time &log;
		fingerprint: string &log;
		certificate: X509::Certificate &log;
		## For functions that work on certificates.
		handle: opaque of x509;
		extensions: vector of X509::Extension &default=vector();
		san: X509::SubjectAlternativeName &optional &log;
		basic_constraints: X509::BasicConstraints &optional &log;
		## Everything the extensions said, in order, to say it again for a certificate that is known.
		extensions_cache: vector of any &default=vector();
		## The certificate of the end itself, rather than of an authority; and whether that end was the client.
		host_cert: bool &log &default=F;
		client_cert: bool &log &default=F;
		deduplication_index: LogCertHash &optional;
	};

	## How long a certificate stays known to the log.
	option relog_known_certificates_after: interval = 1day;

	global known_log_certs: set[LogCertHash] = set() &create_expire=1day;
	option known_log_certs_maximum_size: count = 1000000;
	const known_log_certs_enable_publish: bool = T &redef;
	const known_log_certs_enable_node_up_publish: bool = T &redef;
	global known_log_certs_use_broker: bool = T;

	## Gives a certificate its index. A handler that does so earlier decides what is the same.
	global create_deduplication_index: hook(c: X509::Info);

	## A proof that a certificate was published (RFC 6962).
	type SctInfo: record {
		version: count;
		logid: string;
		timestamp: count;
		hash_alg: count;
		sig_alg: count;
		signature: string;
	};

	global log_x509: event(rec: Info);
}

redef record Files::Info += {
	## What the file is, if it is a certificate.
	x509: X509::Info &optional;
};

event zeek_init() &priority=5
	{
	local stream = Log::Stream($columns=Info, $path="x509", $ev=log_x509, $policy=log_policy);
	stream$max_field_string_bytes = default_max_field_string_bytes;
	stream$max_field_container_elements = default_max_field_container_elements;
	stream$max_total_container_elements = default_max_total_container_elements;
	Log::create_stream(X509::LOG, stream);

	# TLS names the type of its certificates itself: the first of a chain is a user's, the others belong to authorities.
	Files::register_for_mime_types(Files::ANALYZER_X509, set("application/x-x509-user-cert", "application/x-x509-ca-cert",
	                                                         "application/pkix-cert"));
	}

hook Files::log_policy(rec: Files::Info, id: Log::ID, filter: Log::Filter) &priority=5
	{
	if ( ! log_x509_in_files_log && "X509" in rec$analyzers )
		break;
	}

event x509_certificate(f: fa_file, cert_ref: opaque of x509, cert: X509::Certificate) &priority=5
	{
	# A certificate that was known came with its record.
	if ( f$info?$x509 )
		return;

	local row = Info($ts=f$info$ts, $fingerprint=hash_function(x509_get_certificate_string(cert_ref)),
	                 $certificate=cert, $handle=cert_ref);
	row$host_cert = f$info?$mime_type && f$info$mime_type == "application/x-x509-user-cert";
	row$client_cert = f?$is_orig && f$is_orig;
	f$info$x509 = row;
	}

event x509_extension(f: fa_file, ext: X509::Extension) &priority=5
	{
	if ( f$info?$x509 )
		{
		local row = f$info$x509;
		row$extensions += ext;
		row$extensions_cache += ext;
		}
	}

event x509_ext_basic_constraints(f: fa_file, ext: X509::BasicConstraints) &priority=5
	{
	if ( f$info?$x509 )
		{
		local row = f$info$x509;
		row$basic_constraints = ext;
		row$extensions_cache += ext;
		}
	}

event x509_ext_subject_alternative_name(f: fa_file, ext: X509::SubjectAlternativeName) &priority=5
	{
	if ( f$info?$x509 )
		{
		local row = f$info$x509;
		row$san = ext;
		row$extensions_cache += ext;
		}
	}

event x509_ocsp_ext_signed_certificate_timestamp(f: fa_file, version: count, logid: string, timestamp: count, hash_algorithm: count, signature_algorithm: count, signature: string) &priority=5
	{
	if ( f$info?$x509 )
		f$info$x509$extensions_cache += SctInfo($version=version, $logid=logid, $timestamp=timestamp, $hash_alg=hash_algorithm,
		                                        $sig_alg=signature_algorithm, $signature=signature);
	}

hook create_deduplication_index(c: X509::Info)
	{
	if ( ! c?$deduplication_index )
		c$deduplication_index = LogCertHash($fingerprint=c$fingerprint, $host_cert=c$host_cert, $client_cert=c$client_cert);
	}

event file_state_remove(f: fa_file) &priority=5
	{
	if ( ! f$info?$x509 )
		return;

	local row = f$info$x509;
	hook create_deduplication_index(row);

	if ( row?$deduplication_index )
		{
		local index = row$deduplication_index;

		if ( index in known_log_certs )
			return;

		if ( |known_log_certs| < known_log_certs_maximum_size )
			add known_log_certs[index];
		}

	Log::write(X509::LOG, row);
	}
