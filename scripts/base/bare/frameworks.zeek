##! Settings of smaller frameworks that the engine itself reads.

module Reporter;

export {
	type Level: enum { INFO, WARNING, ERROR };

	const errors_to_stderr: bool = T &redef;
	const info_to_stderr: bool = T &redef;
	const warnings_to_stderr: bool = T &redef;
}

module Analyzer::Logging;

export {
	type Info: record {
		ts: time &log;
		analyzer_kind: string &log;
		analyzer_name: string &log;
		uid: string &optional &log;
		fuid: string &optional &log;
		id: conn_id &optional &log;
		proto: transport_proto &optional &log;
		failure_reason: string &log;
		failure_data: string &optional &log;
	};
}

module Config;

export {
	type ConfigItem: record { option_nv: string; };

	type EventFields: record { option_name: string; option_val: string; };

	type Info: record {
		ts: time &log;
		id: string &log;
		old_value: string &log;
		new_value: string &log;
		location: string &optional &log;
	};

	const config_files: set[string] = set() &redef;
}

module DPD;

export {
	option ignore_violations: set[Analyzer::Tag] = set();
	option ignore_violations_after: count = 10240;
	option track_removed_services_in_connection: bool = F;
}

module Threading;

export {
	const heartbeat_interval: interval = 1sec &redef;
}

module Weird;

export {
	option sampling_duration: interval = 10min;
	option sampling_global_list: set[string] = set();
	option sampling_rate: count = 1000;
	option sampling_threshold: count = 25;
	option sampling_whitelist: set[string] = set();
}
