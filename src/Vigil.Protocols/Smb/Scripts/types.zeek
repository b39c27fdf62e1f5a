##! What scripts can know of Smb traffic before any policy is loaded.

@load base/protocols/ntlm/types

module SMB1;

export {
	type Find_First2_Request_Args: record {
		search_attrs: count;
		search_count: count;
		flags: count;
		info_level: count;
		search_storage_type: count;
		file_name: string;
	};

	type Find_First2_Response_Args: record {
		sid: count;
		search_count: count;
		end_of_search: bool;
		ext_attr_error: string &optional;
	};

	type Header: record {
		command: count;
		status: count;
		flags: count;
		flags2: count;
		tid: count;
		pid: count;
		uid: count;
		mid: count;
	};

	type NegotiateCapabilities: record {
		raw_mode: bool;
		mpx_mode: bool;
		unicode: bool;
		large_files: bool;
		nt_smbs: bool;
		rpc_remote_apis: bool;
		status32: bool;
		level_2_oplocks: bool;
		lock_and_read: bool;
		nt_find: bool;
		dfs: bool;
		infolevel_passthru: bool;
		large_readx: bool;
		large_writex: bool;
		unix: bool;
		bulk_transfer: bool;
		compressed_data: bool;
		extended_security: bool;
	};

	type NegotiateRawMode: record { read_raw: bool; write_raw: bool; };

	type NegotiateResponseCore: record { dialect_index: count; };

	type NegotiateResponseSecurity: record {
		user_level: bool;
		challenge_response: bool;
		signatures_enabled: bool &optional;
		signatures_required: bool &optional;
	};

	type NegotiateResponseLANMAN: record {
		word_count: count;
		dialect_index: count;
		security_mode: SMB1::NegotiateResponseSecurity;
		max_buffer_size: count;
		max_mpx_count: count;
		max_number_vcs: count;
		raw_mode: SMB1::NegotiateRawMode;
		session_key: count;
		server_time: time;
		encryption_key: string;
		primary_domain: string;
	};

	type NegotiateResponseNTLM: record {
		word_count: count;
		dialect_index: count;
		security_mode: SMB1::NegotiateResponseSecurity;
		max_buffer_size: count;
		max_mpx_count: count;
		max_number_vcs: count;
		max_raw_size: count;
		session_key: count;
		capabilities: SMB1::NegotiateCapabilities;
		server_time: time;
		encryption_key: string &optional;
		domain_name: string &optional;
		guid: string &optional;
		security_blob: string;
	};

	type NegotiateResponse: record {
		core: SMB1::NegotiateResponseCore &optional;
		lanman: SMB1::NegotiateResponseLANMAN &optional;
		ntlm: SMB1::NegotiateResponseNTLM &optional;
	};

	type SessionSetupAndXCapabilities: record {
		unicode: bool;
		large_files: bool;
		nt_smbs: bool;
		status32: bool;
		level_2_oplocks: bool;
		nt_find: bool;
	};

	type SessionSetupAndXRequest: record {
		word_count: count;
		max_buffer_size: count;
		max_mpx_count: count;
		vc_number: count;
		session_key: count;
		native_os: string;
		native_lanman: string;
		account_name: string &optional;
		account_password: string &optional;
		primary_domain: string &optional;
		case_insensitive_password: string &optional;
		case_sensitive_password: string &optional;
		security_blob: string &optional;
		capabilities: SMB1::SessionSetupAndXCapabilities &optional;
	};

	type SessionSetupAndXResponse: record {
		word_count: count;
		is_guest: bool &optional;
		native_os: string &optional;
		native_lanman: string &optional;
		primary_domain: string &optional;
		security_blob: string &optional;
	};

	type Trans2_Args: record {
		total_param_count: count;
		total_data_count: count;
		max_param_count: count;
		max_data_count: count;
		max_setup_count: count;
		flags: count;
		trans_timeout: count;
		param_count: count;
		param_offset: count;
		data_count: count;
		data_offset: count;
		setup_count: count;
	};

	type Trans2_Sec_Args: record {
		total_param_count: count;
		total_data_count: count;
		param_count: count;
		param_offset: count;
		param_displacement: count;
		data_count: count;
		data_offset: count;
		data_displacement: count;
		FID: count;
	};

	type Trans_Sec_Args: record {
		total_param_count: count;
		total_data_count: count;
		param_count: count;
		param_offset: count;
		param_displacement: count;
		data_count: count;
		data_offset: count;
		data_displacement: count;
	};
}

module SMB;

export {
	type MACTimes: record {
		modified: time &log;
		modified_raw: count;
		accessed: time &log;
		accessed_raw: count;
		created: time &log;
		created_raw: count;
		changed: time &log;
		changed_raw: count;
	};

	const max_andx_depth: count = 10 &redef;
	const max_dce_rpc_analyzers: count = 1000 &redef;
	const max_pending_messages: count = 1000 &redef;
	const pipe_filenames: set[string] = set() &redef;
}

module SMB2;

export {
	type FileEA: record { ea_name: string; ea_value: string; };

	type FileEAs: vector of SMB2::FileEA;

	type CompressionCapabilities: record { alg_count: count; algs: vector of count; };

	type EncryptionCapabilities: record { cipher_count: count; ciphers: vector of count; };

	type PreAuthIntegrityCapabilities: record {
		hash_alg_count: count;
		salt_length: count;
		hash_alg: vector of count;
		salt: string;
	};

	type NegotiateContextValue: record {
		context_type: count;
		data_length: count;
		preauth_info: SMB2::PreAuthIntegrityCapabilities &optional;
		encryption_info: SMB2::EncryptionCapabilities &optional;
		compression_info: SMB2::CompressionCapabilities &optional;
		netname: string &optional;
	};

	type NegotiateContextValues: vector of SMB2::NegotiateContextValue;

	type FileAttrs: record {
		read_only: bool;
		hidden: bool;
		system: bool;
		directory: bool;
		archive: bool;
		normal: bool;
		temporary: bool;
		sparse_file: bool;
		reparse_point: bool;
		compressed: bool;
		offline: bool;
		not_content_indexed: bool;
		encrypted: bool;
		integrity_stream: bool;
		no_scrub_data: bool;
	};

	type CloseResponse: record {
		alloc_size: count;
		eof: count;
		times: SMB::MACTimes;
		attrs: SMB2::FileAttrs;
	};

	type CreateRequest: record {
		filename: string;
		disposition: count;
		create_options: count;
	};

	type GUID: record { persistent: count; volatile: count; };

	type CreateResponse: record {
		file_id: SMB2::GUID;
		size: count;
		times: SMB::MACTimes;
		attrs: SMB2::FileAttrs;
		create_action: count;
	};

	type Fscontrol: record {
		free_space_start_filtering: int;
		free_space_threshold: int;
		free_space_stop_filtering: int;
		delete_quota_threshold: count;
		default_quota_limit: count;
		fs_control_flags: count;
	};

	type Header: record {
		credit_charge: count;
		status: count;
		command: count;
		credits: count;
		flags: count;
		message_id: count;
		process_id: count;
		tree_id: count;
		session_id: count;
		signature: string;
	};

	type NegotiateResponse: record {
		dialect_revision: count;
		security_mode: count;
		server_guid: SMB2::GUID;
		system_time: time;
		server_start_time: time;
		negotiate_context_count: count;
		negotiate_context_values: vector of SMB2::NegotiateContextValue;
	};

	type SessionSetupFlags: record {
		guest: bool;
		anonymous: bool;
		encrypt: bool;
	};

	type SessionSetupRequest: record { security_mode: count; };

	type SessionSetupResponse: record { flags: SMB2::SessionSetupFlags; };

	type Transform_header: record {
		signature: string;
		nonce: string;
		orig_msg_size: count;
		flags: count;
		session_id: count;
	};

	type TreeConnectResponse: record { share_type: count; };
}
