##! reporter.log: what the monitor has to say about itself and its scripts.

module Reporter;

export {
	redef enum Log::ID += { LOG };

	type Info: record {
		## When, in network time.
		ts: time &log;
		level: Level &log;
		message: string &log;
		## The line of the script it is about.
		location: string &log &optional;
	};

	global log_policy: Log::PolicyHook;
}

event zeek_init() &priority=5
	{
	Log::create_stream(Reporter::LOG, Log::Stream($columns=Info, $path="reporter", $policy=log_policy));
	}

function record_message(t: time, level: Level, msg: string, location: string)
	{
	Log::write(Reporter::LOG, Info($ts=t, $level=level, $message=msg, $location=location));
	}

event reporter_info(t: time, msg: string, location: string) &priority=-5
	{ record_message(t, INFO, msg, location); }

event reporter_warning(t: time, msg: string, location: string) &priority=-5
	{ record_message(t, WARNING, msg, location); }

event reporter_error(t: time, msg: string, location: string) &priority=-5
	{ record_message(t, ERROR, msg, location); }
