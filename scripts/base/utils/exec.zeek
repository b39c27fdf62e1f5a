##! Runs a program and waits for what it says, without holding up the traffic.

@load base/frameworks/input

module Exec;

export {
	type OneLine: record {
		s: string;
		is_stderr: bool;
	};

	type FileLine: record {
		s: string;
	};

	## What came of it; the second says that it was killed.
	type Result: record {
		exit_code: count &default=0;
		signal_exit: bool &default=F;
		stdout: vector of string &optional;
		stderr: vector of string &optional;
		files: table[string] of string_vec &optional;
	};

	## What to run, as a shell takes it.
	type Command: record {
		cmd: string;
		## What it gets to read.
		stdin: string &default="";
		## Files to read when it is done.
		read_files: set[string] &optional;
		## A name for this run.
		uid: string &default=unique_id("");
	};

	## To be called in the condition of a "when".
	global run: function(cmd: Command): Result;
}

global results: table[string] of Result = table() &create_expire=10min;
global pending_commands: set[string] = set();
global pending_files: table[string] of set[string] = table();

event Exec::line(description: Input::EventDescription, tpe: Input::Event, s: string, is_stderr: bool)
	{
	local got = results[description$name];

	if ( is_stderr )
		{
		if ( ! got?$stderr )
			got$stderr = vector();

		got$stderr += s;
		}
	else
		{
		if ( ! got?$stdout )
			got$stdout = vector();

		got$stdout += s;
		}
	}

event Exec::file_line(description: Input::EventDescription, tpe: Input::Event, s: string)
	{
	# The name of the stream is the run's, an underscore, and the file's.
	local halves = split_string1(description$name, /_/);
	local got = results[halves[0]];

	if ( ! got?$files )
		got$files = table();

	if ( halves[1] !in got$files )
		got$files[halves[1]] = vector();

	got$files[halves[1]] += s;
	}

event Input::end_of_data(name: string, source: string)
	{
	local halves = split_string1(name, /_/);

	if ( |halves| == 2 && halves[0] in pending_files )
		{
		delete pending_files[halves[0]][halves[1]];
		Input::remove(name);

		if ( |pending_files[halves[0]]| == 0 )
			delete pending_commands[halves[0]];
		}
	}

event InputRaw::process_finished(name: string, source: string, exit_code: count, signal_exit: bool)
	{
	if ( name !in pending_commands )
		return;

	local ended = results[name];
	ended$signal_exit = signal_exit;
	ended$exit_code = exit_code;

	if ( name !in pending_files || |pending_files[name]| == 0 )
		{
		delete pending_commands[name];
		return;
		}

	for ( path in pending_files[name] )
		Input::add_event(Input::EventDescription($source=path, $name=cat(name, "_", path), $reader=Input::READER_RAW,
		                                         $want_record=F, $fields=FileLine, $ev=Exec::file_line));
	}

function run(cmd: Command): Result
	{
	add pending_commands[cmd$uid];
	results[cmd$uid] = Result();

	if ( cmd?$read_files )
		pending_files[cmd$uid] = copy(cmd$read_files);

	Input::add_event(Input::EventDescription($name=cmd$uid, $source=fmt("%s |", cmd$cmd), $reader=Input::READER_RAW,
	                                         $mode=Input::STREAM, $fields=OneLine, $ev=Exec::line, $want_record=F,
	                                         $config=table(["stdin"] = cmd$stdin, ["read_stderr"] = "1")));

	return when [cmd] ( cmd$uid !in pending_commands )
		{
		Input::remove(cmd$uid);
		local got = results[cmd$uid];
		delete results[cmd$uid];
		delete pending_files[cmd$uid];
		return got;
		}
	}

# Files that were asked for are not left behind.
event zeek_done()
	{
	for ( uid in pending_commands )
		Input::remove(uid);
	}
