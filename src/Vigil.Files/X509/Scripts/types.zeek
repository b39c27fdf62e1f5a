##! What scripts can know of X509 traffic before any policy is loaded.

module GLOBAL;

type x509_opaque_vector: vector of opaque of x509;
module X509;

export {
	type BasicConstraints: record { ca: bool &log; path_len: count &optional &log; };

	type Certificate: record {
		version: count &log;
		serial: string &log;
		subject: string &log;
		issuer: string &log;
		cn: string &optional;
		not_valid_before: time &log;
		not_valid_after: time &log;
		key_alg: string &log;
		sig_alg: string &log;
		key_type: string &optional &log;
		key_length: count &optional &log;
		exponent: string &optional &log;
		curve: string &optional &log;
		tbs_sig_alg: string;
	};

	type Extension: record {
		name: string;
		short_name: string &optional;
		oid: string;
		critical: bool;
		value: string;
	};

	type Result: record {
		result: int;
		result_string: string;
		chain_certs: vector of opaque of x509 &optional;
	};

	type SubjectAlternativeName: record {
		dns: vector of string &optional &log;
		uri: vector of string &optional &log;
		email: vector of string &optional &log;
		ip: vector of addr &optional &log;
		other_fields: bool;
	};
}
