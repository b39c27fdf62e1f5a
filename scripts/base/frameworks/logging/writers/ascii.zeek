##! Rotation of text logs: the file is renamed by date, then offered to the site's command.

module Log;

function default_ascii_rotation_postprocessor_func(info: Log::RotationInfo): bool
	{
	local suffix = LogAscii::gzip_level > 0 ? ".log." + LogAscii::gzip_file_extension : ".log";
	local kept = fmt("%s-%s%s", info$path, strftime(Log::default_rotation_date_format, info$open), suffix);

	if ( ! rename(info$fname, kept) )
		return F;

	return Log::run_rotation_postprocessor_cmd(info, kept);
	}

redef Log::default_rotation_postprocessors += {
	[Log::WRITER_ASCII] = default_ascii_rotation_postprocessor_func
};
