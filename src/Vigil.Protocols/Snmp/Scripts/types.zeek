##! What scripts can know of Snmp traffic before any policy is loaded.

module SNMP;

export {
	type ObjectValue: record {
		tag: count;
		oid: string &optional;
		signed: int &optional;
		unsigned: count &optional;
		address: addr &optional;
		octets: string &optional;
	};

	type Binding: record { oid: string; value: SNMP::ObjectValue; };

	type Bindings: vector of SNMP::Binding;

	type BulkPDU: record {
		request_id: int;
		non_repeaters: count;
		max_repetitions: count;
		bindings: vector of SNMP::Binding;
	};

	type HeaderV1: record { community: string; };

	type HeaderV2: record { community: string; };

	type ScopedPDU_Context: record { engine_id: string; name: string; };

	type UserSecurityParameters: record {
		AuthoritativeEngineID: string;
		AuthoritativeEngineBoots: int;
		AuthoritativeEngineTime: int;
		UserName: string;
		AuthenticationParameters: string;
		PrivacyParameters: string;
	};

	type HeaderV3: record {
		id: count;
		max_size: count;
		flags: count;
		auth_flag: bool;
		priv_flag: bool;
		reportable_flag: bool;
		security_model: count;
		security_params: string;
		pdu_context: SNMP::ScopedPDU_Context &optional;
		user_security_parameters: SNMP::UserSecurityParameters &optional;
	};

	type Header: record {
		version: count;
		v1: SNMP::HeaderV1 &optional;
		v2: SNMP::HeaderV2 &optional;
		v3: SNMP::HeaderV3 &optional;
	};

	type PDU: record {
		request_id: int;
		error_status: int;
		error_index: int;
		bindings: vector of SNMP::Binding;
	};

	type TrapPDU: record {
		enterprise: string;
		agent: addr;
		generic_trap: int;
		specific_trap: int;
		time_stamp: count;
		bindings: vector of SNMP::Binding;
	};

	const OBJ_COUNTER32_TAG: count = 65;
	const OBJ_COUNTER64_TAG: count = 70;
	const OBJ_ENDOFMIBVIEW_TAG: count = 130;
	const OBJ_INTEGER_TAG: count = 2;
	const OBJ_IPADDRESS_TAG: count = 64;
	const OBJ_NOSUCHINSTANCE_TAG: count = 129;
	const OBJ_NOSUCHOBJECT_TAG: count = 128;
	const OBJ_OCTETSTRING_TAG: count = 4;
	const OBJ_OID_TAG: count = 6;
	const OBJ_OPAQUE_TAG: count = 68;
	const OBJ_TIMETICKS_TAG: count = 67;
	const OBJ_UNSIGNED32_TAG: count = 66;
	const OBJ_UNSPECIFIED_TAG: count = 5;
}
