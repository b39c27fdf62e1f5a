##! Aliases of plain containers, and what functions that look at the program itself, or at text, hand back.

module JSON;

export {
	type TimestampFormat: enum { TS_EPOCH, TS_MILLIS, TS_MILLIS_UNSIGNED, TS_ISO8601 };
}

module GLOBAL;

type pkt_profile_modes: enum {
	PKT_PROFILE_MODE_NONE, PKT_PROFILE_MODE_SECS, PKT_PROFILE_MODE_PKTS, PKT_PROFILE_MODE_BYTES,
};

type sw_align: record { str: string; index: count; };

type sw_substring: record {
	str: string;
	aligns: vector of sw_align;
	new: bool;
};

type sw_params: record { min_strlen: count &default=3; sw_variant: count &default=0; };

type script_id: record {
	type_name: string;
	exported: bool;
	constant: bool;
	enum_constant: bool;
	option_value: bool;
	redefinable: bool;
	broker_backend: bool;
	value: any &optional;
};

type rotate_info: record {
	old_name: string;
	new_name: string;
	open: time;
	close: time;
};

type record_field: record {
	type_name: string;
	log: bool;
	value: any &optional;
	default_val: any &optional;
	optional: bool;
};

type geo_location: record {
	country_code: string &optional &log;
	region: string &optional &log;
	city: string &optional &log;
	latitude: double &optional &log;
	longitude: double &optional &log;
};

type geo_autonomous_system: record {
	number: count &optional &log;
	organization: string &optional &log;
};

type from_json_result: record {
	v: any &optional;
	valid: bool;
	err: string &optional;
};

type entropy_test_result: record {
	entropy: double;
	chi_square: double;
	mean: double;
	monte_carlo_pi: double;
	serial_correlation: double;
};

type dns_mapping: record {
	creation_time: time;
	req_host: string;
	req_addr: addr;
	valid: bool;
	hostname: string;
	addrs: set[addr];
};

type call_argument: record {
	name: string;
	type_name: string;
	default_val: any &optional;
	value: any &optional;
};

type PluginComponent: record {
	name: string;
	canonical_name: string;
	tag: string;
	enabled: bool;
};

type PatternMatchResult: record {
	matched: bool;
	str: string;
	off: count;
};

type BacktraceElement: record {
	function_name: string;
	function_args: vector of call_argument;
	file_location: string &optional;
	line_location: count &optional;
};

type Backtrace: vector of BacktraceElement;
type sw_substring_vec: vector of sw_substring;
type sw_align_vec: vector of sw_align;
type plugin_component_vec: vector of PluginComponent;
type call_argument_vector: vector of call_argument;
type record_field_table: table[string] of record_field;
type id_table: table[string] of script_id;
type table_string_of_string: table[string] of string;
type table_string_of_count: table[string] of count;
type subnet_vec: vector of subnet;
type subnet_set: set[subnet];
type string_vec: vector of string;
type string_set: set[string];
type string_mapper: function(s: string): string;
type string_array: table[count] of string;
type string_any_table: table[string] of any;
type interval_set: set[interval];
type int_vec: vector of int;
type index_vec: vector of count;
type double_vec: vector of double;
type count_set: set[count];
type any_vec: vector of any;
type addr_vec: vector of addr;
type addr_set: set[addr];
