##! Running commands of the shell and waiting for what they say, in a ``when`` statement.

@load base/frameworks/input

module Exec;

export {
	## A command to run.
	type Command:
	record {
		## Text for the shell.
		cmd: string;
		## What the command finds on standard input.
		stdin: string &default="";
		## Files that the command makes: they are read after it has ended, and removed.
		read_files: set[string] &optional;
		## Tells this run apart from others.
		uid: string &default=unique_id("");
	};

	## What came of it.
	type Result: record {
		exit_code: count &default=0;
		## Whether a signal ended it; then *exit_code* is the number of that signal.
		signal_exit: bool &default=F;
		stdout: vector of string &optional;
		stderr: vector of string &optional;
		## Lines of the files asked for.
		files: table[string] of string_vec &optional;
	};

	## Runs a command; for use in the condition of a ``when``.
	global run: function(cmd: Command): Result;
}

type OneLine: record {
	s: string;
	is_stderr: bool;
};

type FileLine: record {
	s: string;
};

# Commands that are running, or whose files are still to be read.
global pending_commands: set[string] = set();

# Files still to be read, for each command.
global pending_files: table[string] of set[string] = table();

global results: table[string] of Result = table();

# The stream of a file carries the command it belongs to in its name.
const between = "\x00";

event Exec::line(description: Input::EventDescription, tpe: Input::Event, s: string, is_stderr: bool)
	{
	local uid = description$name;

	if ( uid !in results )
		return;

	local r = results[uid];

	if ( is_stderr )
		{
		if ( ! r?$stderr )
			r$stderr = vector();

		r$stderr += s;
		return;
		}

	if ( ! r?$stdout )
		r$stdout = vector();

	r$stdout += s;
	}

event Exec::file_line(description: Input::EventDescription, tpe: Input::Event, s: string)
	{
	local parts = split_string1(description$name, /\x00/);
	local r = results[parts[0]];

	if ( ! r?$files )
		r$files = table();

	if ( parts[1] !in r$files )
		r$files[parts[1]] = vector();

	r$files[parts[1]] += s;
	}

event Input::end_of_data(name: string, source: string)
	{
	local parts = split_string1(name, /\x00/);

	if ( |parts| != 2 || parts[0] !in pending_files )
		return;

	local uid = parts[0];
	Input::remove(name);
	unlink(parts[1]);
	delete pending_files[uid][parts[1]];

	if ( |pending_files[uid]| > 0 )
		return;

	delete pending_files[uid];
	delete pending_commands[uid];
	}

event InputRaw::process_finished(name: string, source: string, exit_code: count,
                                 signal_exit: bool)
	{
	if ( name !in pending_commands )
		return;

	Input::remove(name);
	results[name]$exit_code = exit_code;
	results[name]$signal_exit = signal_exit;

	if ( name !in pending_files )
		{
		delete pending_commands[name];
		return;
		}

	for ( path in copy(pending_files[name]) )
		{
		# A file that the command did not make has no lines and no end.
		if ( file_size(path) >= 0.0
		     && Input::add_event(Input::EventDescription($source=path, $name=name + between + path,
		                                                 $reader=Input::READER_RAW, $fields=FileLine,
		                                                 $want_record=F, $ev=Exec::file_line)) )
			next;

		delete pending_files[name][path];
		}

	if ( |pending_files[name]| == 0 )
		{
		delete pending_files[name];
		delete pending_commands[name];
		}
	}

function run(cmd: Command): Result
	{
	local uid = cmd$uid;
	add pending_commands[uid];
	results[uid] = Result();

	if ( cmd?$read_files && |cmd$read_files| > 0 )
		pending_files[uid] = copy(cmd$read_files);

	local settings: table[string] of string = { ["read_stderr"] = "1" };

	if ( cmd$stdin != "" )
		settings["stdin"] = cmd$stdin;

	Input::add_event(Input::EventDescription($source=cmd$cmd + " |", $name=uid, $reader=Input::READER_RAW,
	                                         $mode=Input::STREAM, $fields=OneLine, $want_record=F,
	                                         $ev=Exec::line, $config=settings));

	return when [uid] ( uid !in pending_commands )
		{
		local r = results[uid];
		delete results[uid];
		return r;
		}
	}
