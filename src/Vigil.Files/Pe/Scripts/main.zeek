##! pe.log: executables for Windows.

@load ./consts

module PE;

export {
	redef enum Log::ID += {
		LOG
	};

	global log_policy: Log::PolicyHook;

	type Info: record {
		## When, and which file.
		ts: time &log;
		id: string &log;
		## What it is compiled for, and when that was, by its own account.
		machine: string &log &optional;
		compile_ts: time &log &optional;
		os: string &log &optional;
		subsystem: string &log &optional;
		## A program rather than an object.
		is_exe: bool &log &default=T;
		is_64bit: bool &log &default=T;
		## What it lets the system do to protect it.
		uses_aslr: bool &log &default=F;
		uses_dep: bool &log &default=F;
		uses_code_integrity: bool &log &default=F;
		uses_seh: bool &log &default=T;
		## Which tables are there.
		has_import_table: bool &log &optional;
		has_export_table: bool &log &optional;
		has_cert_table: bool &log &optional;
		has_debug_data: bool &log &optional;
		section_names: vector of string &log &optional;
	};

	global set_file: hook(f: fa_file);

	global log_pe: event(rec: Info);
}

redef record fa_file += { pe: Info &optional; };

const pe_mime_types = set("application/x-dosexec");

event zeek_init() &priority=5
	{
	Log::create_stream(PE::LOG, Log::Stream($columns=Info, $path="pe", $ev=log_pe, $policy=log_policy));
	Files::register_for_mime_types(Files::ANALYZER_PE, pe_mime_types);
	}

hook set_file(f: fa_file) &priority=5
	{
	if ( f?$pe )
		return;

	f$pe = Info($ts=f$info$ts, $id=f$id);
	}

event pe_dos_header(f: fa_file, h: PE::DOSHeader) &priority=5
	{ hook set_file(f); }

event pe_file_header(f: fa_file, h: PE::FileHeader) &priority=5
	{
	hook set_file(f);

	# An object has no optional header.
	f$pe$is_exe = h$optional_header_size > 0;
	f$pe$machine = machine_types[h$machine];
	f$pe$compile_ts = h$ts;
	}

event pe_optional_header(f: fa_file, h: PE::OptionalHeader) &priority=5
	{
	hook set_file(f);

	local row = f$pe;

	# Only programs have one worth reading.
	if ( h$magic == 0x10b || h$magic == 0x20b )
		row$is_64bit = h$magic == 0x20b;

	row$subsystem = windows_subsystems[h$subsystem];
	row$os = os_versions[h$os_version_major, h$os_version_minor];
	row$uses_seh = 0x400 !in h$dll_characteristics;
	row$uses_dep = 0x100 in h$dll_characteristics;
	row$uses_code_integrity = 0x80 in h$dll_characteristics;
	row$uses_aslr = 0x40 in h$dll_characteristics;

	# Directories by number: export, import, ..., certificates, ..., debug.
	local sizes = h$table_sizes;
	row$has_export_table = |sizes| > 0 && sizes[0] > 0;
	row$has_import_table = |sizes| > 1 && sizes[1] > 0;
	row$has_cert_table = |sizes| > 4 && sizes[4] > 0;
	row$has_debug_data = |sizes| > 6 && sizes[6] > 0;
	}

event pe_section_header(f: fa_file, h: PE::SectionHeader) &priority=5
	{
	hook set_file(f);

	local names = f$pe?$section_names ? f$pe$section_names : string_vec();
	names += h$name;
	f$pe$section_names = names;
	}

event file_state_remove(f: fa_file) &priority=-5
	{
	if ( f?$pe && f$pe?$machine )
		Log::write(PE::LOG, f$pe);
	}
