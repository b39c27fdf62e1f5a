##! Puts whole certificates into x509.log, in base64.

@load base/files/x509

module X509;

redef record Info += { cert: string &optional &log; };

event x509_certificate(f: fa_file, cert_ref: opaque of x509, cert: X509::Certificate) &priority=1
	{
	if ( f$info?$x509 )
		f$info$x509$cert = encode_base64(x509_get_certificate_string(cert_ref));
	}
