##! Files: which analyzers look at them, how protocols tell one file from the next, and files.log.

module Files;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;
	global log_files: event(rec: Info);

	global enable_analyzer: function(tag: Files::Tag): bool;
	global disable_analyzer: function(tag: Files::Tag): bool;
	global analyzer_enabled: function(tag: Files::Tag): bool;
	global analyzer_name: function(tag: Files::Tag): string;

	global file_exists: function(fuid: string): bool;
	global lookup_file: function(fuid: string): fa_file;

	global enable_reassembly: function(f: fa_file);
	global disable_reassembly: function(f: fa_file);
	global set_reassembly_buffer_size: function(f: fa_file, max: count);
	global set_timeout_interval: function(f: fa_file, t: interval): bool;

	global add_analyzer: function(f: fa_file, tag: Files::Tag, args: AnalyzerArgs &default=AnalyzerArgs()): bool;
	global remove_analyzer: function(f: fa_file, tag: Files::Tag, args: AnalyzerArgs &default=AnalyzerArgs()): bool;
	global stop: function(f: fa_file): bool;

	## Tells how a protocol names its files.
	global register_protocol: function(tag: Analyzer::Tag, reg: ProtoRegistration): bool;

	## A short text about a file, from the protocol that carried it.
	global describe: function(f: fa_file): string;

	## Attaches an analyzer to every file of a type.
	global register_for_mime_types: function(tag: Files::Tag, mime_types: set[string]): bool;
	global register_for_mime_type: function(tag: Files::Tag, mt: string): bool;
	global registered_mime_types: function(tag: Files::Tag): set[string];
	global all_registered_mime_types: function(): table[Files::Tag] of set[string];

	## Called before an analyzer is attached, to complete its arguments.
	global register_analyzer_add_callback: function(tag: Files::Tag,
	                                                callback: function(f: fa_file, args: AnalyzerArgs));
}

global registered_protocols: table[Analyzer::Tag] of ProtoRegistration = table();
global mime_types: table[Files::Tag] of set[string] = table();
global mime_type_to_analyzers: table[string] of set[Files::Tag] = table();
global analyzer_add_callbacks: table[Files::Tag] of function(f: fa_file, args: AnalyzerArgs) = table();
global missing_get_file_handle_warned: table[Analyzer::Tag] of bool = table();

event zeek_init() &priority=5
	{
	Log::create_stream(LOG, Log::Stream($columns=Info, $path="files", $ev=log_files, $policy=log_policy));
	}

# Brings what the log says up to what the engine knows.
function set_info(f: fa_file)
	{
	if ( ! f?$info )
		{
		local fresh = Info($ts=f$last_active, $fuid=f$id);
		f$info = fresh;
		}

	local row = f$info;

	row$source = f$source;
	row$duration = f$last_active - row$ts;
	row$seen_bytes = f$seen_bytes;
	row$missing_bytes = f$missing_bytes;
	row$overflow_bytes = f$overflow_bytes;

	if ( f?$total_bytes )
		row$total_bytes = f$total_bytes;

	if ( f?$is_orig )
		row$is_orig = f$is_orig;

	if ( f?$parent_id )
		row$parent_fuid = f$parent_id;
	}

function file_exists(fuid: string): bool
	{ return __file_exists(fuid); }

function lookup_file(fuid: string): fa_file
	{ return __lookup_file(fuid); }

function set_timeout_interval(f: fa_file, t: interval): bool
	{ return __set_timeout_interval(f$id, t); }

function enable_reassembly(f: fa_file)
	{ __enable_reassembly(f$id); }

function disable_reassembly(f: fa_file)
	{ __disable_reassembly(f$id); }

function set_reassembly_buffer_size(f: fa_file, max: count)
	{ __set_reassembly_buffer(f$id, max); }

function enable_analyzer(tag: Files::Tag): bool
	{ return __enable_analyzer(tag); }

function disable_analyzer(tag: Files::Tag): bool
	{ return __disable_analyzer(tag); }

function analyzer_enabled(tag: Files::Tag): bool
	{ return __analyzer_enabled(tag); }

function analyzer_name(tag: Files::Tag): string
	{ return __analyzer_name(tag); }

function add_analyzer(f: fa_file, tag: Files::Tag, args: AnalyzerArgs): bool
	{
	local forbidden = tag in disable && disable[tag];

	if ( forbidden )
		return F;

	# Whoever cares may complete the arguments first.
	if ( tag in analyzer_add_callbacks )
		{
		local complete = analyzer_add_callbacks[tag];
		complete(f, args);
		}

	if ( ! __add_analyzer(f$id, tag, args) )
		{
		Reporter::warning(fmt("file analyzer %s could not be added to %s", analyzer_name(tag), f$id));
		return F;
		}

	add f$info$analyzers[analyzer_name(tag)];
	return T;
	}

function remove_analyzer(f: fa_file, tag: Files::Tag, args: AnalyzerArgs): bool
	{ return __remove_analyzer(f$id, tag, args); }

function stop(f: fa_file): bool
	{ return __stop(f$id); }

function register_analyzer_add_callback(tag: Files::Tag, callback: function(f: fa_file, args: AnalyzerArgs))
	{ analyzer_add_callbacks[tag] = callback; }

function register_protocol(tag: Analyzer::Tag, reg: ProtoRegistration): bool
	{
	local first = tag !in registered_protocols;
	registered_protocols[tag] = reg;
	return first;
	}

function describe(f: fa_file): string
	{
	local text = "";

	# The source is the name of an analyzer; not all that deliver files are registered.
	for ( proto, reg in registered_protocols )
		if ( Analyzer::name(proto) == f$source )
			text = reg$describe(f);

	return text;
	}

function register_for_mime_types(tag: Files::Tag, mime_types: set[string]): bool
	{
	local all_taken = T;

	for ( mt in mime_types )
		all_taken = register_for_mime_type(tag, mt) && all_taken;

	return all_taken;
	}

function register_for_mime_type(tag: Files::Tag, mt: string): bool
	{
	if ( tag !in mime_types )
		mime_types[tag] = set();

	if ( mt !in mime_type_to_analyzers )
		mime_type_to_analyzers[mt] = set();

	add mime_types[tag][mt];
	add mime_type_to_analyzers[mt][tag];
	return T;
	}

function registered_mime_types(tag: Files::Tag): set[string]
	{
	local none: set[string];

	if ( tag !in mime_types )
		return none;

	return mime_types[tag];
	}

function all_registered_mime_types(): table[Files::Tag] of set[string]
	{ return mime_types; }

# The engine needs a name for the file that a protocol is about to deliver.
event get_file_handle(tag: Analyzer::Tag, c: connection, is_orig: bool) &priority=5
	{
	if ( tag in registered_protocols )
		set_file_handle(registered_protocols[tag]$get_file_handle(c, is_orig));
	else if ( tag !in missing_get_file_handle_warned )
		{
		missing_get_file_handle_warned[tag] = T;
		Reporter::warning(fmt("%s delivers files, but nothing says how to tell them apart", Analyzer::name(tag)));
		set_file_handle(fmt("%s-missing-handle-%s", cat(tag), c$uid));
		}
	}

event file_new(f: fa_file) &priority=10
	{
	set_info(f);

	if ( enable_reassembler )
		{
		enable_reassembly(f);
		set_reassembly_buffer_size(f, reassembly_buffer_size);
		}
	}

event file_over_new_connection(f: fa_file, c: connection, is_orig: bool) &priority=10
	{
	set_info(f);

	# A line has room for one connection: the first. The others get lines of their own in the end.
	if ( f$info?$uid )
		return;

	f$info$uid = c$uid;
	f$info$id = c$id;
	f$info$local_orig = Site::is_local_addr(f?$is_orig && f$is_orig ? c$id$orig_h : c$id$resp_h);
	}

event file_sniff(f: fa_file, meta: fa_metadata) &priority=10
	{
	set_info(f);

	if ( meta?$mime_type )
		{
		local kind = meta$mime_type;
		f$info$mime_type = kind;

		if ( analyze_by_mime_type_automatically && kind in mime_type_to_analyzers )
			for ( tag in mime_type_to_analyzers[kind] )
				add_analyzer(f, tag);
		}
	}

event file_timeout(f: fa_file) &priority=10
	{ set_info(f); f$info$timedout = T; }

event file_state_remove(f: fa_file) &priority=10
	{ set_info(f); }

event file_state_remove(f: fa_file) &priority=-10
	{
	Log::write(LOG, f$info);

	# A file whose pieces came over several connections has a line for each of them.
	if ( ! f?$conns || |f$conns| < 2 || ! f$info?$uid )
		return;

	local first = f$info$uid;

	for ( id, other in f$conns )
		{
		if ( other$uid == first )
			next;

		f$info$uid = other$uid;
		f$info$id = id;
		Log::write(LOG, f$info);
		}
	}
