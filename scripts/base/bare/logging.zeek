##! Vocabulary of the logging framework and the settings of its writers.

module Log;

export {
	type ID: enum { UNKNOWN, PRINTLOG };

	type PrintLogType: enum { REDIRECT_NONE, REDIRECT_STDOUT, REDIRECT_ALL };

	type DelayToken: opaque of LogDelayToken;

	type RotationInfo: record {
		writer: Log::Writer;
		fname: string;
		path: string;
		open: time;
		close: time;
		terminating: bool;
	};

	type RotationPostProcessorFunc: function(info: RotationInfo): bool;

	const default_ext_prefix: string = "_" &redef;
	const default_field_name_map: table[string] of string = table() &redef;
	const default_rotation_interval: interval = 0sec &redef;
	const default_scope_sep: string = "." &redef;
	const default_writer: Log::Writer = Log::WRITER_ASCII &redef;
	const enable_local_logging: bool = T &redef;
	const enable_remote_logging: bool = T &redef;

	## Adds no columns: what a filter uses unless told otherwise.
	const default_ext_func: function(path: string): any = function(path: string): any { } &redef;

	type Filter: record {
		name: string;
		writer: Log::Writer &default=Log::default_writer;
		path: string &optional;
		path_func: function(id: Log::ID, path: string, rec: any): string &optional;
		include: set[string] &optional;
		exclude: set[string] &optional;
		log_local: bool &default=Log::enable_local_logging;
		log_remote: bool &default=Log::enable_remote_logging;
		field_name_map: table[string] of string &default=Log::default_field_name_map;
		scope_sep: string &default=Log::default_scope_sep;
		ext_prefix: string &default=Log::default_ext_prefix;
		ext_func: function(path: string): any &default=Log::default_ext_func;
		interv: interval &default=Log::default_rotation_interval;
		postprocessor: function(info: Log::RotationInfo): bool &optional;
		config: table[string] of string &default=table();
	};

	type PolicyHook: hook(rec: any, id: Log::ID, filter: Log::Filter);

	redef record Filter += {
		## May veto (break) a record on its way through this filter.
		policy: PolicyHook &optional;
	};
	type StreamPolicyHook: hook(rec: any, id: Log::ID);
	type PostDelayCallback: function(rec: any, id: Log::ID): bool;

	type PrintLogInfo: record { ts: time &log; vals: vector of string &log; };

	type RotationFmtInfo: record {
		writer: Log::Writer;
		path: string;
		open: time;
		close: time;
		terminating: bool;
		postprocessor: function(info: Log::RotationInfo): bool &optional;
	};

	type RotationPath: record { dir: string &default=""; file_basename: string; };

	type SCPDestination: record {
		user: string;
		host: string;
		path: string;
	};

	type SFTPDestination: record {
		user: string;
		host: string;
		host_port: count &default=22;
		path: string;
	};

	const default_max_delay_interval: interval = 200msec &redef;
	const default_max_delay_queue_size: count = 1000 &redef;
	const default_max_field_container_elements: count = 100 &redef;
	const default_max_field_string_bytes: count = 4096 &redef;
	const default_max_total_container_elements: count = 500 &redef;
	const default_max_total_string_bytes: count = 256000 &redef;

	type Stream: record {
		columns: any;
		ev: any &optional;
		path: string &optional;
		policy: Log::PolicyHook &optional;
		event_groups: set[string] &default=set();
		max_delay_interval: interval &default=Log::default_max_delay_interval;
		max_delay_queue_size: count &default=Log::default_max_delay_queue_size;
		max_field_string_bytes: count &default=Log::default_max_field_string_bytes;
		max_total_string_bytes: count &default=Log::default_max_total_string_bytes;
		max_field_container_elements: count &default=Log::default_max_field_container_elements;
		max_total_container_elements: count &default=Log::default_max_total_container_elements;
	};

	const default_logdir: string = "" &redef;
	const default_mail_alarms_interval: interval = 0sec &redef;
	const default_rotation_date_format: string = "%Y-%m-%d-%H-%M-%S" &redef;
	option default_rotation_dir: string = "";
	const default_rotation_postprocessor_cmd: string = "" &redef;
	option default_rotation_postprocessor_cmd_env: table[string] of string = table();
	const empty_field: string = "(empty)" &redef;
	const flush_interval: interval = 1sec &redef;
	const max_log_record_size: count = 67108864 &redef;
	const print_log_path: string = "print" &redef;
	const print_to_log: Log::PrintLogType = Log::REDIRECT_NONE &redef;
	const scp_rotation_date_format: string = "%Y-%m-%d-%H-%M-%S" &redef;
	const separator: string = "\t" &redef;
	const set_separator: string = "," &redef;
	const sftp_rotation_date_format: string = "%Y-%m-%d-%H-%M-%S" &redef;
	const unset_field: string = "-" &redef;
	const write_buffer_size: count = 1000 &redef;
}

module LogSQLite;

export {
	type SQLiteJournalMode: enum {
		SQLITE_JOURNAL_MODE_DEFAULT, SQLITE_JOURNAL_MODE_DELETE, SQLITE_JOURNAL_MODE_TRUNCATE,
		SQLITE_JOURNAL_MODE_PERSIST, SQLITE_JOURNAL_MODE_MEMORY, SQLITE_JOURNAL_MODE_WAL, SQLITE_JOURNAL_MODE_OFF,
	};

	type SQLiteSynchronous: enum {
		SQLITE_SYNCHRONOUS_DEFAULT, SQLITE_SYNCHRONOUS_OFF, SQLITE_SYNCHRONOUS_NORMAL, SQLITE_SYNCHRONOUS_FULL,
		SQLITE_SYNCHRONOUS_EXTRA,
	};

	const empty_field: string = Log::empty_field &redef;
	const journal_mode: LogSQLite::SQLiteJournalMode = LogSQLite::SQLITE_JOURNAL_MODE_DEFAULT &redef;
	const set_separator: string = Log::set_separator &redef;
	const synchronous: LogSQLite::SQLiteSynchronous = LogSQLite::SQLITE_SYNCHRONOUS_DEFAULT &redef;
	const unset_field: string = Log::unset_field &redef;
}

module LogAscii;

export {
	const empty_field: string = Log::empty_field &redef;
	const enable_leftover_log_rotation: bool = F &redef;
	const enable_utf_8: bool = T &redef;
	const gzip_file_extension: string = "gz" &redef;
	const gzip_level: count = 0 &redef;
	const include_meta: bool = T &redef;
	const json_include_unset_fields: bool = F &redef;
	const json_timestamps: JSON::TimestampFormat = JSON::TS_EPOCH &redef;
	const meta_prefix: string = "#" &redef;
	const output_to_stdout: bool = F &redef;
	const separator: string = Log::separator &redef;
	const set_separator: string = Log::set_separator &redef;
	const unset_field: string = Log::unset_field &redef;
	const use_json: bool = F &redef;
}

module LogNone;

export {
	const debug: bool = F &redef;
}
