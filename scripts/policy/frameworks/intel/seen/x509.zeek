##! Looks at certificates: their hashes, and the names and mail addresses they are for.

@load base/frameworks/intel
@load ./where-locations
@load base/files/x509

module Intel;

export {
	## Whether alternative names of the subject are looked at.
	option enable_x509_ext_subject_alternative_name = T;
}

event x509_ext_subject_alternative_name(f: fa_file, ext: X509::SubjectAlternativeName) &group="Intel::DOMAIN"
	{
	if ( ! enable_x509_ext_subject_alternative_name || ! ext?$dns )
		return;

	for ( _, name in ext$dns )
		Intel::seen(Intel::Seen($where=X509::IN_CERT, $f=f, $indicator=name, $indicator_type=Intel::DOMAIN));
	}

event x509_certificate(f: fa_file, cert_ref: opaque of x509, cert: X509::Certificate) &group="Intel::EMAIL"
	{
	local mailbox = find_first(cert$subject, /emailAddress=[^,]+/);

	if ( mailbox != "" )
		Intel::seen(Intel::Seen($where=X509::IN_CERT, $f=f, $indicator=mailbox[13:], $indicator_type=Intel::EMAIL));
	}

event file_hash(f: fa_file, kind: string, hash: string) &group="Intel::CERT_HASH"
	{
	if ( kind == "sha1" && f?$info && (f$info?$x509 || /x509/ in (f$info?$mime_type ? f$info$mime_type : "")) )
		Intel::seen(Intel::Seen($where=X509::IN_CERT, $f=f, $indicator=hash, $indicator_type=Intel::CERT_HASH));
	}
