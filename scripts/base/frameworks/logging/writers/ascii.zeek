##! Rotated text logs have their name from Log::rotation_format_func; the site's command, if there is one, sees them next.

module Log;

export {
	## Hands a rotated text log to the command of Log::default_rotation_postprocessor_cmd.
	global default_ascii_rotation_postprocessor_func: function(info: Log::RotationInfo): bool;
}

function default_ascii_rotation_postprocessor_func(info: Log::RotationInfo): bool
	{ return Log::run_rotation_postprocessor_cmd(info, info$fname); }

redef Log::default_rotation_postprocessors += {
	[Log::WRITER_ASCII] = default_ascii_rotation_postprocessor_func
};
