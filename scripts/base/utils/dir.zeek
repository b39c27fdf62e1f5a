##! Notices new files in a directory.

@load base/utils/exec
@load base/utils/paths

module Dir;

export {
	option polling_interval: interval = 30sec;

	## Calls *callback* once for each file that is there or appears later.
	global monitor: function(dir: string, callback: function(fname: string), poll_interval: interval &default=polling_interval);
}

event Dir::monitor_ev(dir: string, last_files: set[string], callback: function(fname: string), poll_interval: interval)
	{
	when [dir, last_files, callback, poll_interval] ( local listing = Exec::run(Exec::Command($cmd=fmt("ls -1 %s/", safe_shell_quote(dir)))) )
		{
		local present: set[string];

		if ( listing$exit_code != 0 )
			Reporter::warning(fmt("cannot list directory %s", dir));
		else if ( listing?$stdout )
			for ( _, entry in listing$stdout )
				{
				if ( entry !in last_files )
					callback(build_path(dir, entry));

				add present[entry];
				}

		schedule poll_interval { Dir::monitor_ev(dir, present, callback, poll_interval) };
		}
	}

function monitor(dir: string, callback: function(fname: string), poll_interval: interval)
	{
	event Dir::monitor_ev(dir, set(), callback, poll_interval);
	}
