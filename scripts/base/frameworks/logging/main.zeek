##! Log streams and their filters as scripts use them. The engine does the writing; this side remembers what exists, so that a
##! filter can be looked up, changed and put back.

module Log;

export {
	## What a lookup yields when there is no such filter.
	const no_filter: Filter = [$name="<not found>"];

	## Streams that are enabled, with the settings they were created with.
	global active_streams: table[ID] of Stream = table();

	## The callback of delays that name none: the record goes on.
	global empty_post_delay_cb: PostDelayCallback;

	## May break to keep a record off a stream, before any filter sees it.
	global log_stream_policy: Log::StreamPolicyHook;

	## What happens to a rotated file, for each writer.
	const default_rotation_postprocessors: table[Writer] of function(info: RotationInfo): bool = table() &redef;

	global create_stream: function(id: ID, stream: Stream): bool;
	global remove_stream: function(id: ID): bool;
	global enable_stream: function(id: ID): bool;
	global disable_stream: function(id: ID): bool;
	global add_filter: function(id: ID, filter: Filter): bool;
	global remove_filter: function(id: ID, name: string): bool;
	global get_filter: function(id: ID, name: string): Filter;
	global get_filter_names: function(id: ID): set[string];
	global write: function(id: ID, columns: any): bool;
	global set_buf: function(id: ID, buffered: bool): bool;
	global flush: function(id: ID): bool;

	## Holds back the write whose policy hook is running, until delay_finish was called as often as delay, or the stream's
	## longest delay has passed. The callback is run then, and may return F to keep the record off the logs.
	global delay: function(id: ID, rec: any, post_delay_cb: PostDelayCallback &default=empty_post_delay_cb): DelayToken;

	## Ends one delay.
	global delay_finish: function(id: ID, rec: any, token: DelayToken): bool;

	## How many records a stream holds back.
	global get_delay_queue_size: function(id: ID): int;

	## Lets a stream hold records longer than so far; it never becomes shorter.
	global set_max_delay_interval: function(id: ID, max_delay: interval): bool;

	## Chooses how many records a stream may hold; with one more the oldest goes on.
	global set_max_delay_queue_size: function(id: ID, max_size: count): bool;

	## What print wrote, where print_to_log takes it.
	global log_print: event(rec: Log::PrintLogInfo);

	global add_default_filter: function(id: ID): bool;
	global remove_default_filter: function(id: ID): bool;

	## Names the file of a filter that has neither path nor path function.
	global default_path_func: function(id: ID, path: string, rec: any): string;

	## Hands a rotated file to the command of Log::default_rotation_postprocessor_cmd.
	global run_rotation_postprocessor_cmd: function(info: RotationInfo, npath: string): bool;

	## Says where a rotated file goes and what it is called there.
	global rotation_format_func: function(ri: RotationFmtInfo): RotationPath &redef;

	## What the engine calls when a file was rotated whose filter names no postprocessor.
	global __default_rotation_postprocessor: function(info: RotationInfo): bool;
}

function empty_post_delay_cb(rec: any, id: ID): bool
	{ return T; }

# Every stream, enabled or not.
global all_streams: table[ID] of Stream = table();

# Filter names by stream, and the filters themselves.
global stream_filters: table[ID] of set[string] = table();
global filters: table[ID, string] of Filter;

function default_path_func(id: ID, path: string, rec: any): string
	{
	if ( path != "" )
		return path;

	local qualified = cat(id);
	local halves = split_string1(qualified, /::/);

	if ( |halves| < 2 )
		return to_lower(qualified);

	# The usual name is Module::LOG, which goes to module.log, MyModule::LOG to my_module.log. Of other names both parts count:
	# Module::EXTRA_LOG goes to module_extra.log.
	if ( halves[1] != "LOG" )
		return to_lower(halves[0] + "_" + sub(halves[1], /_LOG$/, ""));

	local name = "";
	local after_small = F;

	for ( letter in halves[0] )
		{
		local capital = /[A-Z]/ == letter;

		if ( capital && after_small )
			name += "_";

		name += to_lower(letter);
		after_small = ! capital;
		}

	return name;
	}

function create_stream(id: ID, stream: Stream): bool
	{
	local created = __create_stream(id, stream);

	if ( created )
		{
		all_streams[id] = stream;
		active_streams[id] = stream;
		created = add_default_filter(id);
		}

	return created;
	}

function remove_stream(id: ID): bool
	{
	if ( id in stream_filters )
		{
		local known = copy(stream_filters[id]);

		for ( name in known )
			remove_filter(id, name);
		}

	delete stream_filters[id];
	delete all_streams[id];
	delete active_streams[id];
	return __remove_stream(id);
	}

function enable_stream(id: ID): bool
	{
	local done = __enable_stream(id);

	if ( done && id in all_streams )
		active_streams[id] = all_streams[id];

	return done;
	}

function disable_stream(id: ID): bool
	{
	delete active_streams[id];
	return __disable_stream(id);
	}

# Notes that a stream has a filter.
function add_stream_filters(id: ID, name: string)
	{
	if ( id !in stream_filters )
		stream_filters[id] = set();

	add stream_filters[id][name];
	}

function add_filter(id: ID, filter: Filter): bool
	{
	if ( id in all_streams )
		{
		local stream = all_streams[id];

		if ( ! filter?$policy && stream?$policy )
			filter$policy = stream$policy;

		if ( stream?$path && ! filter?$path && ! filter?$path_func )
			filter$path = stream$path;
		}

	if ( ! filter?$path && ! filter?$path_func )
		filter$path_func = Log::default_path_func;

	if ( ! __add_filter(id, filter) )
		return F;

	add_stream_filters(id, filter$name);
	filters[id, filter$name] = filter;
	return T;
	}

function remove_filter(id: ID, name: string): bool
	{
	delete filters[id, name];

	if ( id in stream_filters && name in stream_filters[id] )
		delete stream_filters[id][name];

	return __remove_filter(id, name);
	}

function get_filter(id: ID, name: string): Filter
	{ return [id, name] in filters ? filters[id, name] : no_filter; }

function get_filter_names(id: ID): set[string]
	{
	local none: set[string];

	if ( id !in stream_filters )
		return none;

	return stream_filters[id];
	}

function write(id: ID, columns: any): bool
	{ return __write(id, columns); }

function delay(id: ID, rec: any, post_delay_cb: PostDelayCallback): DelayToken
	{ return __delay(id, rec, post_delay_cb); }

function delay_finish(id: ID, rec: any, token: DelayToken): bool
	{ return __delay_finish(id, rec, token); }

function get_delay_queue_size(id: ID): int
	{ return __get_delay_queue_size(id); }

function set_max_delay_interval(id: ID, max_delay: interval): bool
	{ return __set_max_delay_interval(id, max_delay); }

function set_max_delay_queue_size(id: ID, max_size: count): bool
	{ return __set_max_delay_queue_size(id, max_size); }

function set_buf(id: ID, buffered: bool): bool
	{ return __set_buf(id, buffered); }

function flush(id: ID): bool
	{ return __flush(id); }

function add_default_filter(id: ID): bool
	{ return add_filter(id, Filter($name="default")); }

function remove_default_filter(id: ID): bool
	{ return remove_filter(id, "default"); }

function run_rotation_postprocessor_cmd(info: RotationInfo, npath: string): bool
	{
	local command = default_rotation_postprocessor_cmd;

	if ( command == "" )
		return T;

	# Commands such as archive-log rely on this form of time, whatever files are called.
	local stamp = "%y-%m-%d_%H.%M.%S";
	local writer = sub(to_lower(cat(info$writer)), /.*_/, "");
	local last = info$terminating ? "1" : "0";

	# Arguments: the file, the log's name, first and last instant, whether this is shutdown, and the writer.
	local words = vector(command, safe_shell_quote(npath), safe_shell_quote(info$path), strftime(stamp, info$open),
	                     strftime(stamp, info$close), last, writer);
	system_env(join_string_vec(words, " "), default_rotation_postprocessor_cmd_env);
	return T;
	}

function rotation_format_func(ri: RotationFmtInfo): RotationPath
	{
	return RotationPath($dir=default_rotation_dir,
	                    $file_basename=fmt("%s-%s", ri$path, strftime(default_rotation_date_format, ri$open)));
	}

# The engine's own default for writers without an entry of their own.
function __default_rotation_postprocessor(info: RotationInfo): bool
	{
	return info$writer in default_rotation_postprocessors ? default_rotation_postprocessors[info$writer](info) : F;
	}

# Before all others, so that nothing they print is missed.
event zeek_init() &priority=100
	{
	if ( print_to_log != REDIRECT_NONE )
		create_stream(PRINTLOG, Stream($columns=PrintLogInfo, $ev=log_print, $path=print_log_path));
	}
