##! Which version this is, for scripts that must know.

@load base/utils/numbers

module Version;

export {
	type VersionDescription: record {
		## Major, minor and patch as one number: 80202 for 8.2.2.
		version_number: count;
		major: count;
		minor: count;
		patch: count;
		## Commits since, beta and debug builds, and what a site added.
		commit: count;
		beta: bool;
		debug: bool;
		localversion: string;
		version_string: string;
	};

	## Takes a version apart; zeros if it is none.
	global parse: function(version_string: string): VersionDescription;

	## Whether this version is not older than that.
	global at_least: function(version_string: string): bool;
}

function parse(version_string: string): VersionDescription
	{
	local none = VersionDescription($version_number=0, $major=0, $minor=0, $patch=0, $commit=0, $beta=F, $debug=F,
	                                $localversion="", $version_string=version_string);

	if ( /^[0-9]+\.[0-9]+/ !in version_string )
		return none;

	local words = split_string(version_string, /[\.\-]/);
	local d = none;
	d$major = to_count(words[0]);
	d$minor = to_count(words[1]);
	d$beta = /-(beta|rc)/ in version_string;
	d$debug = /-debug/ in version_string;

	if ( |words| > 2 && /^[0-9]+$/ in words[2] )
		d$patch = to_count(words[2]);

	# A trailing number after a dash counts commits.
	local tail = find_last(version_string, /[\.\-][0-9]+(-debug)?$/);

	if ( |words| > 3 && tail != "" )
		d$commit = extract_count(tail);

	d$version_number = d$major * 10000 + d$minor * 100 + d$patch;
	return d;
	}

export {
	const number = Version::parse(zeek_version())$version_number;
	const info = Version::parse(zeek_version());
}

function at_least(version_string: string): bool
	{
	return Version::number >= Version::parse(version_string)$version_number;
	}
