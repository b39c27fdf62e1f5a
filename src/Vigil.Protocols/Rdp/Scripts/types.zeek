##! What scripts can know of Rdp traffic before any policy is loaded.

module RDP;

export {
	type ClientChannelDef: record {
		name: string;
		options: count;
		initialized: bool;
		encrypt_rdp: bool;
		encrypt_sc: bool;
		encrypt_cs: bool;
		pri_high: bool;
		pri_med: bool;
		pri_low: bool;
		compress_rdp: bool;
		compress: bool;
		show_protocol: bool;
		persistent: bool;
	};

	type ClientChannelList: vector of RDP::ClientChannelDef;

	type ClientClusterData: record {
		flags: count;
		redir_session_id: count;
		redir_supported: bool;
		svr_session_redir_version_mask: count;
		redir_sessionid_field_valid: bool;
		redir_smartcard: bool;
	};

	type EarlyCapabilityFlags: record {
		support_err_info_pdu: bool;
		want_32bpp_session: bool;
		support_statusinfo_pdu: bool;
		strong_asymmetric_keys: bool;
		support_monitor_layout_pdu: bool;
		support_netchar_autodetect: bool;
		support_dynvc_gfx_protocol: bool;
		support_dynamic_time_zone: bool;
		support_heartbeat_pdu: bool;
	};

	type ClientCoreData: record {
		version_major: count;
		version_minor: count;
		desktop_width: count;
		desktop_height: count;
		color_depth: count;
		sas_sequence: count;
		keyboard_layout: count;
		client_build: count;
		client_name: string;
		keyboard_type: count;
		keyboard_sub: count;
		keyboard_function_key: count;
		ime_file_name: string;
		post_beta2_color_depth: count &optional;
		client_product_id: count &optional;
		serial_number: count &optional;
		high_color_depth: count &optional;
		supported_color_depths: count &optional;
		ec_flags: RDP::EarlyCapabilityFlags &optional;
		dig_product_id: string &optional;
	};

	type ClientSecurityData: record { encryption_methods: count; ext_encryption_methods: count; };
}
