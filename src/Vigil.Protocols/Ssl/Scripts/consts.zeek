##! The numbers of TLS and DTLS and what they are called, as IANA assigns them, with a few that never got that far.

module SSL;

export {
	## Protocol versions.
	const SSLv2: count = 2;
	const SSLv3: count = 768;
	const TLSv10: count = 769;
	const TLSv11: count = 770;
	const TLSv12: count = 771;
	const TLSv13: count = 772;
	const DTLSv10: count = 65279;
	const DTLSv12: count = 65277;
	const DTLSv13: count = 65276;

	## Kinds of records.
	const CHANGE_CIPHER_SPEC: count = 20;
	const ALERT: count = 21;
	const HANDSHAKE: count = 22;
	const APPLICATION_DATA: count = 23;
	const HEARTBEAT: count = 24;

	## Messages of SSL 2, moved out of the way of the others.
	const V2_CLIENT_HELLO: count = 301;
	const V2_CLIENT_MASTER_KEY: count = 302;
	const V2_ERROR: count = 300;
	const V2_SERVER_HELLO: count = 304;

	## Handshake messages.
	const HELLO_REQUEST: count = 0;
	const CLIENT_HELLO: count = 1;
	const SERVER_HELLO: count = 2;
	const HELLO_VERIFY_REQUEST: count = 3;
	const SESSION_TICKET: count = 4;
	const HELLO_RETRY_REQUEST: count = 6;
	const ENCRYPTED_EXTENSIONS: count = 8;
	const CERTIFICATE: count = 11;
	const SERVER_KEY_EXCHANGE: count = 12;
	const CERTIFICATE_REQUEST: count = 13;
	const SERVER_HELLO_DONE: count = 14;
	const CERTIFICATE_VERIFY: count = 15;
	const CLIENT_KEY_EXCHANGE: count = 16;
	const FINISHED: count = 20;
	const CERTIFICATE_URL: count = 21;
	const CERTIFICATE_STATUS: count = 22;
	const SUPPLEMENTAL_DATA: count = 23;
	const KEY_UPDATE: count = 24;
	const COMPRESSED_CERTIFICATE: count = 25;
	const TLS12_CID: count = 25;
	const EKT_KEY: count = 26;
	const RETURN_ROUTABILITY_CHECK: count = 26;
	const TLS13_ACK: count = 26;

	## Versions as they stand in logs. The drafts of TLS 1.3 carry their number in the low octet.
	const version_strings: table[count] of string = {
		[SSLv2] = "SSLv2", [SSLv3] = "SSLv3", [TLSv10] = "TLSv10", [TLSv11] = "TLSv11", [TLSv12] = "TLSv12",
		[TLSv13] = "TLSv13", [DTLSv10] = "DTLSv10", [DTLSv12] = "DTLSv12", [DTLSv13] = "DTLSv13",
	} &default=function(i: count): string
		{
		if ( i / 0xFF == 0x7F )
			return fmt("TLSv13-draft%d", i % 0x7F00);

		return fmt("unknown-%d", i);
		};

	const alert_levels: table[count] of string = {
		[1] = "warning", [2] = "fatal",
	} &default=function(i: count): string { return fmt("unknown-%d", i); };

	## Hashes and signatures of TLS 1.2; some pairs are algorithms of TLS 1.3.
	const hash_algorithms: table[count] of string = {
		[0] = "none", [1] = "md5", [2] = "sha1", [3] = "sha224", [4] = "sha256", [5] = "sha384", [6] = "sha512",
		[8] = "Intrinsic",
	} &default=function(i: count): string { return fmt("unknown-%d", i); };

	const signature_algorithms: table[count] of string = {
		[0] = "anonymous", [1] = "rsa", [2] = "dsa", [3] = "ecdsa", [4] = "rsa_pss_sha256", [5] = "rsa_pss_sha384",
		[6] = "rsa_pss_sha512", [7] = "ed25519", [8] = "ed448", [64] = "gostr34102012_256", [65] = "gostr34102012_512",
	} &default=function(i: count): string { return fmt("unknown-%d", i); };

	## What alerts say.
	const alert_descriptions: table[count] of string = {
		[0] = "close_notify", [10] = "unexpected_message", [20] = "bad_record_mac", [21] = "decryption_failed",
		[22] = "record_overflow", [30] = "decompression_failure", [40] = "handshake_failure",
		[41] = "no_certificate", [42] = "bad_certificate", [43] = "unsupported_certificate",
		[44] = "certificate_revoked", [45] = "certificate_expired", [46] = "certificate_unknown",
		[47] = "illegal_parameter", [48] = "unknown_ca", [49] = "access_denied", [50] = "decode_error",
		[51] = "decrypt_error", [52] = "too_many_cids_requested", [60] = "export_restriction",
		[70] = "protocol_version", [71] = "insufficient_security", [80] = "internal_error",
		[86] = "inappropriate_fallback", [90] = "user_canceled", [100] = "no_renegotiation",
		[109] = "missing_extension", [110] = "unsupported_extension", [111] = "certificate_unobtainable",
		[112] = "unrecognized_name", [113] = "bad_certificate_status_response", [114] = "bad_certificate_hash_value",
		[115] = "unknown_psk_identity", [116] = "certificate_required", [120] = "no_application_protocol",
		[121] = "ech_required",
	} &default=function(i: count): string { return fmt("unknown-%d", i); };

	## Groups for key agreement.
	const ec_curves: table[count] of string = {
		[1] = "sect163k1", [2] = "sect163r1", [3] = "sect163r2", [4] = "sect193r1", [5] = "sect193r2",
		[6] = "sect233k1", [7] = "sect233r1", [8] = "sect239k1", [9] = "sect283k1", [10] = "sect283r1",
		[11] = "sect409k1", [12] = "sect409r1", [13] = "sect571k1", [14] = "sect571r1", [15] = "secp160k1",
		[16] = "secp160r1", [17] = "secp160r2", [18] = "secp192k1", [19] = "secp192r1", [20] = "secp224k1",
		[21] = "secp224r1", [22] = "secp256k1", [23] = "secp256r1", [24] = "secp384r1", [25] = "secp521r1",
		[26] = "brainpoolP256r1", [27] = "brainpoolP384r1", [28] = "brainpoolP512r1", [29] = "x25519", [30] = "x448",
		[31] = "brainpoolP256r1tls13", [32] = "brainpoolP384r1tls13", [33] = "brainpoolP512r1tls13", [34] = "GC256A",
		[35] = "GC256B", [36] = "GC256C", [37] = "GC256D", [38] = "GC512A", [39] = "GC512B", [40] = "GC512C",
		[41] = "curveSM2", [256] = "ffdhe2048", [257] = "ffdhe3072", [258] = "ffdhe4096", [259] = "ffdhe6144",
		[260] = "ffdhe8192", [512] = "MLKEM512", [513] = "MLKEM768", [514] = "MLKEM1024",
		[4587] = "SecP256r1MLKEM768", [4588] = "X25519MLKEM768", [4589] = "SecP384r1MLKEM1024",
		[25497] = "X25519Kyber768Draft00", [25498] = "SecP256r1Kyber768Draft00",
		[65281] = "arbitrary_explicit_prime_curves", [65282] = "arbitrary_explicit_char2_curves",
	} &default=function(i: count): string { return fmt("unknown-%d", i); };

	const ec_point_formats: table[count] of string = {
		[0] = "uncompressed", [1] = "ansiX962_compressed_prime", [2] = "ansiX962_compressed_char2",
	} &default=function(i: count): string { return fmt("unknown-%d", i); };

	## Extensions of hello messages.
	const SSL_EXTENSION_SERVER_NAME: count = 0;
	const SSL_EXTENSION_MAX_FRAGMENT_LENGTH: count = 1;
	const SSL_EXTENSION_CLIENT_CERTIFICATE_URL: count = 2;
	const SSL_EXTENSION_TRUSTED_CA_KEYS: count = 3;
	const SSL_EXTENSION_TRUNCATED_HMAC: count = 4;
	const SSL_EXTENSION_STATUS_REQUEST: count = 5;
	const SSL_EXTENSION_USER_MAPPING: count = 6;
	const SSL_EXTENSION_CLIENT_AUTHZ: count = 7;
	const SSL_EXTENSION_SERVER_AUTHZ: count = 8;
	const SSL_EXTENSION_CERT_TYPE: count = 9;
	const SSL_EXTENSION_SUPPORTED_GROUPS: count = 10;
	const SSL_EXTENSION_EC_POINT_FORMATS: count = 11;
	const SSL_EXTENSION_SRP: count = 12;
	const SSL_EXTENSION_SIGNATURE_ALGORITHMS: count = 13;
	const SSL_EXTENSION_USE_SRTP: count = 14;
	const SSL_EXTENSION_HEARTBEAT: count = 15;
	const SSL_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION: count = 16;
	const SSL_EXTENSION_STATUS_REQUEST_V2: count = 17;
	const SSL_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP: count = 18;
	const SSL_EXTENSION_CLIENT_CERTIFICATE_TYPE: count = 19;
	const SSL_EXTENSION_SERVER_CERTIFICATE_TYPE: count = 20;
	const SSL_EXTENSION_PADDING: count = 21;
	const SSL_EXTENSION_ENCRYPT_THEN_MAC: count = 22;
	const SSL_EXTENSION_EXTENDED_MASTER_SECRET: count = 23;
	const SSL_EXTENSION_TOKEN_BINDING: count = 24;
	const SSL_EXTENSION_CACHED_INFO: count = 25;
	const SSL_EXTENSION_TLS_LTS: count = 26;
	const SSL_EXTENSION_COMPRESS_CERTIFICATE: count = 27;
	const SSL_EXTENSION_RECORD_SIZE_LIMIT: count = 28;
	const SSL_EXTENSION_PWD_PROTECT: count = 29;
	const SSL_EXTENSION_PWD_CLEAR: count = 30;
	const SSL_EXTENSION_PASSWORD_SALT: count = 31;
	const SSL_EXTENSION_TICKET_PINNING: count = 32;
	const SSL_EXTENSION_TLS_CERT_WITH_EXTERN_PSK: count = 33;
	const SSL_EXTENSION_DELEGATED_CREDENTIAL: count = 34;
	const SSL_EXTENSION_SESSIONTICKET_TLS: count = 35;
	const SSL_EXTENSION_TLMSP: count = 36;
	const SSL_EXTENSION_TLMSP_PROXYING: count = 37;
	const SSL_EXTENSION_TLMSP_DELEGATE: count = 38;
	const SSL_EXTENSION_SUPPORTED_EKT_CIPHERS: count = 39;
	const SSL_EXTENSION_KEY_SHARE_OLD: count = 40;
	const SSL_EXTENSION_PRE_SHARED_KEY: count = 41;
	const SSL_EXTENSION_EARLY_DATA: count = 42;
	const SSL_EXTENSION_SUPPORTED_VERSIONS: count = 43;
	const SSL_EXTENSION_COOKIE: count = 44;
	const SSL_EXTENSION_PSK_KEY_EXCHANGE_MODES: count = 45;
	const SSL_EXTENSION_TICKETEARLYDATAINFO: count = 46;
	const SSL_EXTENSION_CERTIFICATE_AUTHORITIES: count = 47;
	const SSL_EXTENSION_OID_FILTERS: count = 48;
	const SSL_EXTENSION_POST_HANDSHAKE_AUTH: count = 49;
	const SSL_EXTENSION_SIGNATURE_ALGORITHMS_CERT: count = 50;
	const SSL_EXTENSION_KEY_SHARE: count = 51;
	const SSL_EXTENSION_TRANSPARENCY_INFO: count = 52;
	const SSL_EXTENSION_CONNECTION_ID_DEPRECATED: count = 53;
	const SSL_EXTENSION_CONNECTION_ID: count = 54;
	const SSL_EXTENSION_EXTERNAL_ID_HASH: count = 55;
	const SSL_EXTENSION_EXTERNAL_SESSION_ID: count = 56;
	const SSL_EXTENSION_QUIC_TRANSPORT_PARAMETERS: count = 57;
	const SSL_EXTENSION_TICKET_REQUEST: count = 58;
	const SSL_EXTENSION_DNSSEC_CHAIN: count = 59;
	const SSL_EXTENSION_SEQUENCE_NUMBER_ENCRYPTION_ALGORITHMS: count = 60;
	const SSL_EXTENSION_RRC: count = 61;
	const SSL_EXTENSION_TLS_FLAGS: count = 62;
	const SSL_EXTENSION_NEXT_PROTOCOL_NEGOTIATION: count = 13172;
	const SSL_EXTENSION_ORIGIN_BOUND_CERTIFICATES: count = 13175;
	const SSL_EXTENSION_ENCRYPTED_CLIENT_CERTIFICATES: count = 13180;
	const SSL_EXTENSION_APPLICATION_SETTING: count = 17513;
	const SSL_EXTENSION_CHANNEL_ID: count = 30031;
	const SSL_EXTENSION_CHANNEL_ID_NEW: count = 30032;
	const SSL_EXTENSION_PADDING_TEMP: count = 35655;
	const SSL_EXTENSION_ECH_OUTER_EXTENSION: count = 64768;
	const SSL_EXTENSION_ENCRYPTED_CLIENT_HELLO: count = 65037;
	const SSL_EXTENSION_RENEGOTIATION_INFO: count = 65281;

	const extensions: table[count] of string = {
		[SSL_EXTENSION_SERVER_NAME] = "server_name", [SSL_EXTENSION_MAX_FRAGMENT_LENGTH] = "max_fragment_length",
		[SSL_EXTENSION_CLIENT_CERTIFICATE_URL] = "client_certificate_url",
		[SSL_EXTENSION_TRUSTED_CA_KEYS] = "trusted_ca_keys", [SSL_EXTENSION_TRUNCATED_HMAC] = "truncated_hmac",
		[SSL_EXTENSION_STATUS_REQUEST] = "status_request", [SSL_EXTENSION_USER_MAPPING] = "user_mapping",
		[SSL_EXTENSION_CLIENT_AUTHZ] = "client_authz", [SSL_EXTENSION_SERVER_AUTHZ] = "server_authz",
		[SSL_EXTENSION_CERT_TYPE] = "cert_type", [SSL_EXTENSION_SUPPORTED_GROUPS] = "supported_groups",
		[SSL_EXTENSION_EC_POINT_FORMATS] = "ec_point_formats", [SSL_EXTENSION_SRP] = "srp",
		[SSL_EXTENSION_SIGNATURE_ALGORITHMS] = "signature_algorithms", [SSL_EXTENSION_USE_SRTP] = "use_srtp",
		[SSL_EXTENSION_HEARTBEAT] = "heartbeat",
		[SSL_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION] = "application_layer_protocol_negotiation",
		[SSL_EXTENSION_STATUS_REQUEST_V2] = "status_request_v2",
		[SSL_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP] = "signed_certificate_timestamp",
		[SSL_EXTENSION_CLIENT_CERTIFICATE_TYPE] = "client_certificate_type",
		[SSL_EXTENSION_SERVER_CERTIFICATE_TYPE] = "server_certificate_type", [SSL_EXTENSION_PADDING] = "padding",
		[SSL_EXTENSION_ENCRYPT_THEN_MAC] = "encrypt_then_mac",
		[SSL_EXTENSION_EXTENDED_MASTER_SECRET] = "extended_master_secret",
		[SSL_EXTENSION_TOKEN_BINDING] = "token_binding", [SSL_EXTENSION_CACHED_INFO] = "cached_info",
		[SSL_EXTENSION_TLS_LTS] = "tls_lts", [SSL_EXTENSION_COMPRESS_CERTIFICATE] = "compress_certificate",
		[SSL_EXTENSION_RECORD_SIZE_LIMIT] = "record_size_limit", [SSL_EXTENSION_PWD_PROTECT] = "pwd_protect",
		[SSL_EXTENSION_PWD_CLEAR] = "pwd_clear", [SSL_EXTENSION_PASSWORD_SALT] = "password_salt",
		[SSL_EXTENSION_TICKET_PINNING] = "ticket_pinning",
		[SSL_EXTENSION_TLS_CERT_WITH_EXTERN_PSK] = "tls_cert_with_extern_psk",
		[SSL_EXTENSION_DELEGATED_CREDENTIAL] = "delegated_credential",
		[SSL_EXTENSION_SESSIONTICKET_TLS] = "sessionticket_tls", [SSL_EXTENSION_TLMSP] = "tlmsp",
		[SSL_EXTENSION_TLMSP_PROXYING] = "tlmsp_proxying", [SSL_EXTENSION_TLMSP_DELEGATE] = "tlmsp_delegate",
		[SSL_EXTENSION_SUPPORTED_EKT_CIPHERS] = "supported_ekt_ciphers",
		[SSL_EXTENSION_KEY_SHARE_OLD] = "key_share_old", [SSL_EXTENSION_PRE_SHARED_KEY] = "pre_shared_key",
		[SSL_EXTENSION_EARLY_DATA] = "early_data", [SSL_EXTENSION_SUPPORTED_VERSIONS] = "supported_versions",
		[SSL_EXTENSION_COOKIE] = "cookie", [SSL_EXTENSION_PSK_KEY_EXCHANGE_MODES] = "psk_key_exchange_modes",
		[SSL_EXTENSION_TICKETEARLYDATAINFO] = "ticketearlydatainfo",
		[SSL_EXTENSION_CERTIFICATE_AUTHORITIES] = "certificate_authorities",
		[SSL_EXTENSION_OID_FILTERS] = "oid_filters", [SSL_EXTENSION_POST_HANDSHAKE_AUTH] = "post_handshake_auth",
		[SSL_EXTENSION_SIGNATURE_ALGORITHMS_CERT] = "signature_algorithms_cert",
		[SSL_EXTENSION_KEY_SHARE] = "key_share", [SSL_EXTENSION_TRANSPARENCY_INFO] = "transparency_info",
		[SSL_EXTENSION_CONNECTION_ID_DEPRECATED] = "connection_id_deprecated",
		[SSL_EXTENSION_CONNECTION_ID] = "connection_id", [SSL_EXTENSION_EXTERNAL_ID_HASH] = "external_id_hash",
		[SSL_EXTENSION_EXTERNAL_SESSION_ID] = "external_session_id",
		[SSL_EXTENSION_QUIC_TRANSPORT_PARAMETERS] = "quic_transport_parameters",
		[SSL_EXTENSION_TICKET_REQUEST] = "ticket_request", [SSL_EXTENSION_DNSSEC_CHAIN] = "dnssec_chain",
		[SSL_EXTENSION_SEQUENCE_NUMBER_ENCRYPTION_ALGORITHMS] = "sequence_number_encryption_algorithms",
		[SSL_EXTENSION_RRC] = "rrc", [SSL_EXTENSION_TLS_FLAGS] = "tls_flags",
		[SSL_EXTENSION_NEXT_PROTOCOL_NEGOTIATION] = "next_protocol_negotiation",
		[SSL_EXTENSION_ORIGIN_BOUND_CERTIFICATES] = "origin_bound_certificates",
		[SSL_EXTENSION_ENCRYPTED_CLIENT_CERTIFICATES] = "encrypted_client_certificates",
		[SSL_EXTENSION_APPLICATION_SETTING] = "application_setting", [SSL_EXTENSION_CHANNEL_ID] = "channel_id",
		[SSL_EXTENSION_CHANNEL_ID_NEW] = "channel_id_new", [SSL_EXTENSION_PADDING_TEMP] = "padding_temp",
		[SSL_EXTENSION_ECH_OUTER_EXTENSION] = "ech_outer_extension",
		[SSL_EXTENSION_ENCRYPTED_CLIENT_HELLO] = "encrypted_client_hello",
		[SSL_EXTENSION_RENEGOTIATION_INFO] = "renegotiation_info",
	} &default=function(i: count): string { return fmt("unknown-%d", i); };
}
