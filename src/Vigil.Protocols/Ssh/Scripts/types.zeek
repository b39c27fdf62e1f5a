##! What scripts can know of Ssh traffic before any policy is loaded.

module SSH;

export {
	type Algorithm_Prefs: record {
		client_to_server: vector of string &optional;
		server_to_client: vector of string &optional;
	};

	type Capabilities: record {
		kex_algorithms: vector of string;
		server_host_key_algorithms: vector of string;
		encryption_algorithms: SSH::Algorithm_Prefs;
		mac_algorithms: SSH::Algorithm_Prefs;
		compression_algorithms: SSH::Algorithm_Prefs;
		languages: SSH::Algorithm_Prefs &optional;
		is_server: bool;
	};

	const max_kexinit_compression_algorithms: count = 100 &redef;
	const max_kexinit_encryption_algorithms: count = 100 &redef;
	const max_kexinit_hostkey_algorithms: count = 100 &redef;
	const max_kexinit_kex_algorithms: count = 100 &redef;
	const max_kexinit_languages: count = 100 &redef;
	const max_kexinit_mac_algorithms: count = 100 &redef;
	const max_packet_length: count = 8388608 &redef;
	const max_string_length: count = 2097152 &redef;
}
