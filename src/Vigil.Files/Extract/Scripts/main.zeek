##! Writes the content of files to disk.

@load base/utils/paths

module FileExtract;

export {
	## Where to.
	const prefix = "./extract_files/" &redef;

	## A file larger than that is cut off, unless 0. The second says whether octets that never arrived count.
	option default_limit: count = 104857600;
	option default_limit_includes_missing: bool = T;

	redef record Files::Info += {
		## The name on disk.
		extracted: string &log &optional;
		## Whether it was cut off, and how many octets went into it.
		extracted_cutoff: bool &log &optional;
		extracted_size: count &log &optional;
	};

	redef record Files::AnalyzerArgs += {
		## The name to use, and a limit of its own.
		extract_filename: string &optional;
		extract_limit: count &default=default_limit;
		extract_limit_includes_missing: bool &default=default_limit_includes_missing;
	};

	## Changes the limit for a file under way, from within the handler of file_extraction_limit.
	global set_limit: function(f: fa_file, args: Files::AnalyzerArgs, n: count): bool;
}

function set_limit(f: fa_file, args: Files::AnalyzerArgs, n: count): bool
	{ return __set_limit(f$id, args, n); }

function on_add(f: fa_file, args: Files::AnalyzerArgs)
	{
	if ( ! args?$extract_filename )
		args$extract_filename = fmt("extract-%f-%s-%s", f$last_active, f$source, f$id);

	f$info$extracted = args$extract_filename;
	f$info$extracted_cutoff = F;

	# A name that is a path already stays as it is.
	args$extract_filename = build_path_compressed(prefix, args$extract_filename);
	mkdir(prefix);
	}

event file_extraction_limit(f: fa_file, args: Files::AnalyzerArgs, limit: count, len: count) &priority=10
	{
	f$info$extracted_size = limit;
	f$info$extracted_cutoff = T;
	}

event zeek_init() &priority=10
	{
	Files::register_analyzer_add_callback(Files::ANALYZER_EXTRACT, on_add);
	}
