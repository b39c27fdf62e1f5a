##! Settings for parsing certificates that are seen all the time only once.

module X509;

export {
	## A certificate seen so often within such a time is worth remembering.
	option caching_required_encounters: count = 10;
	option caching_required_encounters_interval: interval = 62sec;

	## How long an unused one is kept, and how many there may be.
	option certificate_cache_minimum_eviction_interval: interval = 62sec;
	option certificate_cache_max_entries: count = 10000;

	## Runs when a remembered certificate comes again, instead of its being parsed.
	global x509_certificate_cache_replay: hook(f: fa_file, e: X509::Info, sha256: string);
}

hook x509_certificate_cache_replay(f: fa_file, e: X509::Info, sha256: string)
	{
	# A record of its own, because who sent it and when differ.
	local again = copy(e);
	again$ts = f$info$ts;
	again$client_cert = f?$is_orig && f$is_orig;
	again$host_cert = f$info?$mime_type && f$info$mime_type == "application/x-x509-user-cert";
	delete again$deduplication_index;
	again$extensions = vector();
	again$extensions_cache = vector();
	f$info$x509 = again;

	event x509_certificate(f, e$handle, e$certificate);

	for ( _, said in e$extensions_cache )
		{
		if ( said is X509::Extension )
			event x509_extension(f, (said as X509::Extension));
		else if ( said is X509::BasicConstraints )
			event x509_ext_basic_constraints(f, (said as X509::BasicConstraints));
		else if ( said is X509::SubjectAlternativeName )
			event x509_ext_subject_alternative_name(f, (said as X509::SubjectAlternativeName));
		else if ( said is X509::SctInfo )
			{
			local sct = said as X509::SctInfo;
			event x509_ocsp_ext_signed_certificate_timestamp(f, sct$version, sct$logid, sct$timestamp, sct$hash_alg, sct$sig_alg, sct$signature);
			}
		}
	}
