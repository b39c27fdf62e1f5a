##! loaded_scripts.log: which scripts this run is made of, indented by who loads whom.

module LoadedScripts;

export {
	redef enum Log::ID += {
		LOG
	};

	type Info: record {
		name: string &log;
	};

	global log_policy: Log::PolicyHook;
}

event zeek_init() &priority=999
	{
	Log::create_stream(LoadedScripts::LOG, Log::Stream($columns=Info, $path="loaded_scripts", $policy=log_policy));
	}

event zeek_script_loaded(path: string, level: count)
	{
	local name = path;

	while ( level > 0 )
		{
		name = "  " + name;
		--level;
		}

	Log::write(LoadedScripts::LOG, Info($name=name));
	}
