##! Vocabulary of the input framework and the settings of its readers.

module Input;

export {
	type Event: enum { EVENT_NEW, EVENT_CHANGED, EVENT_REMOVED };

	type Mode: enum { MANUAL, REREAD, STREAM };

	option default_mode: Input::Mode = Input::MANUAL;

	type AnalysisDescription: record {
		source: string;
		reader: Input::Reader &default=Input::READER_BINARY;
		mode: Input::Mode &default=Input::default_mode;
		name: string;
		config: table[string] of string &default=table();
	};

	option default_reader: Input::Reader = Input::READER_ASCII;

	type EventDescription: record {
		source: string;
		reader: Input::Reader &default=Input::default_reader;
		mode: Input::Mode &default=Input::default_mode;
		name: string;
		fields: any;
		want_record: bool &default=T;
		ev: any;
		error_ev: any &optional;
		config: table[string] of string &default=table();
	};

	type TableDescription: record {
		source: string;
		reader: Input::Reader &default=Input::default_reader;
		mode: Input::Mode &default=Input::default_mode;
		name: string;
		destination: any;
		idx: any;
		val: any &optional;
		want_record: bool &default=T;
		ev: any &optional;
		pred: function(typ: Input::Event, left: any, right: any): bool &optional;
		error_ev: any &optional;
		config: table[string] of string &default=table();
	};

	const accept_unsupported_types: bool = F &redef;
	const empty_field: string = "(empty)" &redef;
	const separator: string = "\t" &redef;
	const set_separator: string = "," &redef;
	const unset_field: string = "-" &redef;
}

module InputAscii;

export {
	const empty_field: string = Input::empty_field &redef;
	const fail_on_file_problem: bool = F &redef;
	const fail_on_invalid_lines: bool = F &redef;
	const path_prefix: string = "" &redef;
	const separator: string = Input::separator &redef;
	const set_separator: string = Input::set_separator &redef;
	const unset_field: string = Input::unset_field &redef;
}

module InputBenchmark;

export {
	const addfactor: count = 0 &redef;
	const autospread: double = 0.0 &redef;
	const factor: double = 1.0 &redef;
	const spread: count = 0 &redef;
	const stopspreadat: count = 0 &redef;
	const timedspread: double = 0.0 &redef;
}

module InputBinary;

export {
	const chunk_size: count = 1024 &redef;
	const path_prefix: string = "" &redef;
}

module InputConfig;

export {
	const empty_field: string = "" &redef;
	const fail_on_file_problem: bool = F &redef;
	const set_separator: string = Input::set_separator &redef;
}

module InputRaw;

export {
	const record_separator: string = "\n" &redef;
}

module InputSQLite;

export {
	const empty_field: string = Input::empty_field &redef;
	const set_separator: string = Input::set_separator &redef;
	const unset_field: string = Input::unset_field &redef;
}
