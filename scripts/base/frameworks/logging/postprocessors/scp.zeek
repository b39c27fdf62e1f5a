##! Sends rotated logs to other hosts with the scp program, then removes the local copy.

module Log;

export {
	## Where the files of a writer and path go.
	global scp_destinations: table[Writer, string] of set[SCPDestination];

	## A rotation postprocessor: name it in a filter to use it.
	global scp_postprocessor: function(info: Log::RotationInfo): bool;
}

function scp_postprocessor(info: Log::RotationInfo): bool
	{
	if ( [info$writer, info$path] !in scp_destinations )
		return T;

	local remote = fmt("%s.%s.log", info$path, strftime(Log::scp_rotation_date_format, info$open));
	local steps: vector of string;

	for ( to in scp_destinations[info$writer, info$path] )
		steps += fmt("scp %s %s@%s:%s/%s", safe_shell_quote(info$fname), to$user, to$host, to$path, remote);

	steps += "/bin/rm " + safe_shell_quote(info$fname);
	system(join_string_vec(steps, "; "));
	return T;
	}
