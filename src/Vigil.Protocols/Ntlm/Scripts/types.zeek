##! What scripts can know of Ntlm traffic before any policy is loaded.

module NTLM;

export {
	type AVs: record {
		nb_computer_name: string;
		nb_domain_name: string;
		dns_computer_name: string &optional;
		dns_domain_name: string &optional;
		dns_tree_name: string &optional;
		constrained_auth: bool &optional;
		timestamp: time &optional;
		single_host_id: count &optional;
		target_name: string &optional;
	};

	type NegotiateFlags: record {
		negotiate_56: bool;
		negotiate_key_exch: bool;
		negotiate_128: bool;
		negotiate_version: bool;
		negotiate_target_info: bool;
		request_non_nt_session_key: bool;
		negotiate_identify: bool;
		negotiate_extended_sessionsecurity: bool;
		target_type_server: bool;
		target_type_domain: bool;
		negotiate_always_sign: bool;
		negotiate_oem_workstation_supplied: bool;
		negotiate_oem_domain_supplied: bool;
		negotiate_anonymous_connection: bool;
		negotiate_ntlm: bool;
		negotiate_lm_key: bool;
		negotiate_datagram: bool;
		negotiate_seal: bool;
		negotiate_sign: bool;
		request_target: bool;
		negotiate_oem: bool;
		negotiate_unicode: bool;
	};

	type Version: record {
		major: count;
		minor: count;
		build: count;
		ntlmssp: count;
	};

	type Authenticate: record {
		flags: NTLM::NegotiateFlags;
		domain_name: string &optional;
		user_name: string &optional;
		workstation: string &optional;
		session_key: string &optional;
		version: NTLM::Version &optional;
		response: string &optional;
	};

	type Challenge: record {
		flags: NTLM::NegotiateFlags;
		challenge: count;
		target_name: string &optional;
		version: NTLM::Version &optional;
		target_info: NTLM::AVs &optional;
	};

	type Negotiate: record {
		flags: NTLM::NegotiateFlags;
		domain_name: string &optional;
		workstation: string &optional;
		version: NTLM::Version &optional;
	};
}
