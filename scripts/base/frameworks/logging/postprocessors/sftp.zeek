##! Sends rotated logs to other hosts with the sftp program, then removes the local copy.

module Log;

export {
	## Where the files of a writer and path go.
	global sftp_destinations: table[Writer, string] of set[SFTPDestination];

	## A rotation postprocessor: name it in a filter to use it.
	global sftp_postprocessor: function(info: Log::RotationInfo): bool;
}

function sftp_postprocessor(info: Log::RotationInfo): bool
	{
	if ( [info$writer, info$path] !in sftp_destinations )
		return T;

	local remote = fmt("%s.%s.log", info$path, strftime(Log::sftp_rotation_date_format, info$open));
	local steps: vector of string;

	for ( to in sftp_destinations[info$writer, info$path] )
		steps += fmt("echo \"put %s %s/%s\" | sftp -P %d %s@%s", info$fname, to$path, remote, to$host_port, to$user, to$host);

	steps += "/bin/rm " + safe_shell_quote(info$fname);
	system(join_string_vec(steps, "; "));
	return T;
	}
