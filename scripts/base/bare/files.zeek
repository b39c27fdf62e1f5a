##! A file in flight, independent of the protocol that carries it.

module GLOBAL;

type mime_match: record { strength: int; mime: string; };

type mime_matches: vector of mime_match;
type files_tag_set: set[Files::Tag];

option default_file_bof_buffer_size: count = 4096;
option default_file_timeout_interval: interval = 2min;

## One file while it is being put together.
type fa_file: record {
	id: string;
	parent_id: string &optional;
	source: string;
	is_orig: bool &optional;
	conns: table[conn_id] of connection &optional;
	last_active: time;
	seen_bytes: count &default=0;
	total_bytes: count &optional;
	missing_bytes: count &default=0;
	overflow_bytes: count &default=0;
	timeout_interval: interval &default=default_file_timeout_interval;
	bof_buffer_size: count &default=default_file_bof_buffer_size;
	bof_buffer: string &optional;
};

type string_any_file_hook: hook(f: fa_file, e: any, str: string);

type AnalyzerConfirmationInfo: record {
	c: connection &optional;
	f: fa_file &optional;
	aid: count &optional;
};

type AnalyzerViolationInfo: record {
	reason: string;
	c: connection &optional;
	f: fa_file &optional;
	aid: count &optional;
	data: string &optional;
};

type fa_metadata: record {
	mime_type: string &optional;
	mime_types: vector of mime_match &optional;
	inferred: bool &default=T;
};
module Files;

export {
	type AnalyzerArgs: record {
		chunk_event: event(f: fa_file, data: string, off: count) &optional;
		stream_event: event(f: fa_file, data: string) &optional;
	};

	type Info: record {
		ts: time &log;
		fuid: string &log;
		uid: string &optional &log;
		id: conn_id &optional &log;
		source: string &optional &log;
		depth: count &default=0 &log;
		analyzers: set[string] &default=set() &log;
		mime_type: string &optional &log;
		filename: string &optional &log;
		duration: interval &default=0sec &log;
		local_orig: bool &optional &log;
		is_orig: bool &optional &log;
		seen_bytes: count &default=0 &log;
		total_bytes: count &optional &log;
		missing_bytes: count &default=0 &log;
		overflow_bytes: count &default=0 &log;
		timedout: bool &default=F &log;
		parent_fuid: string &optional &log;
	};

	redef record fa_file += {
		## What the log will say about the file.
		info: Info &optional;
	};

	type ProtoRegistration: record {
		get_file_handle: function(c: connection, is_orig: bool): string;
		describe: function(f: fa_file): string &default=function(f: fa_file): string { return ""; };
	};

	const analyze_by_mime_type_automatically: bool = T &redef;
	const disable: table[Files::Tag] of bool = table() &redef;
	option enable_reassembler: bool = T;
	const reassembly_buffer_size: count = 524288 &redef;
}
