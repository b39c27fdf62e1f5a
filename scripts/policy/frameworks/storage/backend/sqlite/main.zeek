##! Storage in a table of an SQLite database.

@load base/frameworks/storage/main

module Storage::Backend::SQLite;

export {
	type Options: record {
		## The file, or ``:memory:``.
		database_path: string;
		table_name: string;
		## How long an operation waits while another program writes to the file.
		busy_timeout: interval &default=5secs;
		## Pragmas that are set when the database is opened.
		pragma_commands: table[string] of string &default=table(["integrity_check"] = "", ["journal_mode"] = "WAL",
		                                                  ["synchronous"] = "normal", ["temp_store"] = "memory") &ordered;
		## How long setting them all may take.
		pragma_timeout: interval &default=500msec;
		## How long to wait before a pragma is tried again on a file that is busy.
		pragma_wait_on_busy: interval &default=5msec;
	};
}

redef record Storage::BackendOptions += {
	sqlite: Storage::Backend::SQLite::Options &optional;
};
