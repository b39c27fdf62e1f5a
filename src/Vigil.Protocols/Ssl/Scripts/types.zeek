##! What scripts can know of Ssl traffic before any policy is loaded.

module SSL;

export {
	type PSKIdentity: record { identity: string; obfuscated_ticket_age: count; };

	type SignatureAndHashAlgorithm: record { HashAlgorithm: count; SignatureAlgorithm: count; };

	const dtls_max_reported_version_errors: count = 1 &redef;
	const dtls_max_version_errors: count = 10 &redef;
	const max_alerts_per_record: count = 10 &redef;
}

module GLOBAL;

type psk_identity_vec: vector of SSL::PSKIdentity;
type signature_and_hashalgorithm_vec: vector of SSL::SignatureAndHashAlgorithm;
