##! Watching directories for new files.

@load base/utils/exec
@load base/utils/paths

module Dir;

export {
	## How often a directory is looked at where nothing else is said.
	option polling_interval = 30sec;

	## Calls *callback* with the path of every file in *dir*, once for as long as it stays there.
	global monitor: function(dir: string, callback: function(fname: string), poll_interval: interval &default=polling_interval);
}

event Dir::monitor_ev(dir: string, last_files: set[string], callback: function(fname: string), poll_interval: interval)
	{
	when [dir, last_files, callback, poll_interval] ( local listing = Exec::run(Exec::Command($cmd=fmt("ls -1 %s/", safe_shell_quote(dir)))) )
		{
		local present: set[string];

		if ( listing$exit_code != 0 )
			{
			Reporter::warning(fmt("%s cannot be looked at: %s", dir,
			                      listing?$stderr ? join_string_vec(listing$stderr, "; ") : "no reason given"));
			present = last_files;
			}
		else if ( listing?$stdout )
			for ( _, file_name in listing$stdout )
				{
				local path = build_path(dir, file_name);
				add present[path];

				if ( path !in last_files )
					callback(path);
				}

		schedule poll_interval { Dir::monitor_ev(dir, present, callback, poll_interval) };
		}
	}

function monitor(dir: string, callback: function(fname: string), poll_interval: interval)
	{
	event Dir::monitor_ev(dir, set(), callback, poll_interval);
	}
