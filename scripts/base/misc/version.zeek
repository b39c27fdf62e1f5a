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

	# The numbers, then words behind dashes: dev.N, betaN, rcN, debug; what is none of these is the site's own.
	local words = split_string(version_string, /-/);
	local numbers = split_string(words[0], /\./);
	local d = none;
	d$major = to_count(numbers[0]);
	d$minor = to_count(numbers[1]);

	if ( |numbers| > 2 )
		d$patch = to_count(numbers[2]);

	local own: vector of string = vector();

	for ( at, word in words )
		{
		if ( at == 0 )
			next;

		if ( word == "debug" )
			d$debug = T;
		else if ( /^(beta|rc)[0-9]*$/ == word )
			d$beta = T;
		else if ( /^dev(\.[0-9]+)?$/ == word )
			d$commit = |word| > 4 ? to_count(word[4:]) : 0;
		else
			own += word;
		}

	d$localversion = join_string_vec(own, "-");
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
