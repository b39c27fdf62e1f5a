##! Puts the entropy of every file into files.log.

@load base/frameworks/files

module Files;

export {
	redef record Files::Info += {
		## Bits for each octet: 8 for what looks random.
		entropy: double &optional &log;
	};
}

event file_new(f: fa_file) { Files::add_analyzer(f, Files::ANALYZER_ENTROPY); }

event file_entropy(f: fa_file, ent: entropy_test_result)
	{
	local row = f$info;
	row$entropy = ent$entropy;
	}
