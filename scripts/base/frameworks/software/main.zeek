##! software.log: programs and their versions, as hosts let them be known.

@load base/utils/directions-and-hosts
@load base/utils/numbers
@load base/frameworks/cluster

module Software;

export {
	redef enum Log::ID += { LOG };

	## Kinds of software; detection scripts add theirs.
	type Type: enum {
		UNKNOWN
	};

	type Version: record {
		major: count &optional &log;
		minor: count &optional &log;
		minor2: count &optional &log;
		minor3: count &optional &log;
		## Whatever follows the numbers.
		addl: string &optional &log;
	};

	type Info: record {
		ts: time &log &optional;
		host: addr &log;
		host_p: port &log &optional;
		software_type: Type &log &default=UNKNOWN;
		name: string &log &optional;
		version: Version &log &optional;
		## As the host said it.
		unparsed_version: string &log &optional;
		## To be logged even if nothing is new.
		force_log: bool &default=F;
	};

	type Description: record {
		name: string;
		version: Version;
		unparsed_version: string;
	};

	## Whose software is of interest.
	option asset_tracking: Host = LOCAL_HOSTS;

	## What else software calls itself.
	global alternate_names: table[string] of string = { ["Flash Player"] = "Flash" } &default=function(a: string): string { return a; };

	## Reports software; F if nobody is interested in the host.
	global found: function(id: conn_id, info: Info): bool;

	## -1, 0 or 1, as for strings.
	global cmp_versions: function(v1: Version, v2: Version): int;

	global parse: function(unparsed_version: string): Description;

	type SoftwareSet: table[string] of Info;

	## What is known of each host, by name, for as long as it keeps coming.
	global tracked: table[addr] of SoftwareSet &create_expire=1day;

	global software_fmt_version: function(v: Version): string;
	global software_fmt: function(i: Info): string;

	global log_software: event(rec: Info);
	global log_policy: Log::PolicyHook;

	## Something was found, here; it is taken in, where the host is kept track of; and its version is another one.
	global new: event(info: Info);
	global register: event(info: Info);
	global version_change: event(old: Info, new: Info);
}

global parse_cache: table[string] of Description &read_expire=65secs;

event zeek_init() &priority=5
	{
	Log::create_stream(Software::LOG, Log::Stream($columns=Info, $path="software", $ev=log_software, $policy=log_policy));
	}

# Takes "major.minor.minor2.minor3-more" apart.
function parse_version_numbers(text: string): Version
	{
	local v = Version();
	local digits = find_all_ordered(find_first(text, /[0-9]+([\.\-_,][0-9]+){0,3}/), /[0-9]+/);

	if ( |digits| > 0 ) v$major = to_count(digits[0]);
	if ( |digits| > 1 ) v$minor = to_count(digits[1]);
	if ( |digits| > 2 ) v$minor2 = to_count(digits[2]);
	if ( |digits| > 3 ) v$minor3 = to_count(digits[3]);

	local rest = sub(text, /^[^0-9]*[0-9]+([\.\-_,][0-9]+){0,3}/, "");

	# The next word, without what separates or encloses it.
	if ( rest != text )
		{
		local word = find_first(rest, /[^\-\._\(\)\+\/;, ][^\(\);, ]*/);

		if ( word != "" )
			v$addl = word;
		}

	return v;
	}

# Browsers all begin alike; what they are stands further on.
function parse_mozilla(unparsed_version: string): Description
	{
	local d = Description($name="<unknown browser>", $version=Version(), $unparsed_version=unparsed_version);
	local name = "";

	if ( /MSIE [0-9]/ in unparsed_version || /Trident\// in unparsed_version )
		name = "MSIE";
	else
		for ( _, candidate in vector("Edg", "OPR", "Opera", "Chrome", "CriOS", "Firefox", "Thunderbird", "Flash") )
			if ( name == "" && strstr(unparsed_version, candidate + "/") != 0 )
				name = candidate;

	if ( name == "" && /Version\/.*Safari\// in unparsed_version )
		name = "Safari";

	if ( name == "" )
		return d;

	# Some say their version apart from their name.
	local apart = name == "Safari" || (name == "Opera" && strstr(unparsed_version, "Version/") != 0);
	local marker = apart ? "Version/" : (name == "MSIE" ? "MSIE " : name + "/");
	local at = strstr(unparsed_version, marker);

	if ( at == 0 )
		return d;

	local from_version = unparsed_version[at + |marker| - 1:];
	d$name = name;
	d$version = parse_version_numbers(split_string1(from_version, /[ ;\)]/)[0]);

	if ( name == "Safari" && / Mobile\// in unparsed_version )
		d$version$addl = "Mobile";

	return d;
	}

function parse(unparsed_version: string): Description
	{
	if ( /^(Mozilla|Opera)\/[0-9]+\./ in unparsed_version )
		return parse_mozilla(unparsed_version);

	# A name, then something that separates, then numbers.
	local words = split_string1(unparsed_version, /[\/_\- \(]+v?[0-9]/);
	local name = alternate_names[strip(words[0])];
	local rest = unparsed_version[|words[0]|:];

	return Description($name=name, $version=|words| > 1 ? parse_version_numbers(rest) : Version(),
	                   $unparsed_version=unparsed_version);
	}

function parse_with_cache(unparsed_version: string): Description
	{
	if ( unparsed_version !in parse_cache )
		parse_cache[unparsed_version] = parse(unparsed_version);

	return parse_cache[unparsed_version];
	}

function cmp_counts(one_known: bool, one: count, two_known: bool, two: count): int
	{
	if ( one_known != two_known )
		return one_known ? +1 : -1;

	if ( ! one_known || one == two )
		return +0;

	return one > two ? +1 : -1;
	}

function cmp_versions(v1: Version, v2: Version): int
	{
	local by_part = vector(cmp_counts(v1?$major, v1?$major ? v1$major : 0, v2?$major, v2?$major ? v2$major : 0),
	                       cmp_counts(v1?$minor, v1?$minor ? v1$minor : 0, v2?$minor, v2?$minor ? v2$minor : 0),
	                       cmp_counts(v1?$minor2, v1?$minor2 ? v1$minor2 : 0, v2?$minor2, v2?$minor2 ? v2$minor2 : 0),
	                       cmp_counts(v1?$minor3, v1?$minor3 ? v1$minor3 : 0, v2?$minor3, v2?$minor3 ? v2$minor3 : 0));

	for ( _, verdict in by_part )
		if ( verdict != 0 )
			return verdict;

	return strcmp(v1?$addl ? v1$addl : "", v2?$addl ? v2$addl : "");
	}

function software_fmt_version(v: Version): string
	{
	local text = "";

	if ( v?$major ) text += cat(v$major);
	if ( v?$minor ) text += cat(".", v$minor);
	if ( v?$minor2 ) text += cat(".", v$minor2);
	if ( v?$minor3 ) text += cat(".", v$minor3);
	if ( v?$addl ) text += cat("-", v$addl);

	return text;
	}

function software_fmt(i: Info): string
	{ return fmt("%s %s", i?$name ? i$name : "", i?$version ? software_fmt_version(i$version) : ""); }

event Software::register(info: Info)
	{
	local of_host: SoftwareSet;

	if ( info$host in tracked )
		of_host = tracked[info$host];
	else
		tracked[info$host] = of_host;

	if ( info$name in of_host )
		{
		local before = of_host[info$name];

		if ( cmp_versions(before$version, info$version) != 0 )
			event Software::version_change(before, info);
		else if ( ! info$force_log )
			return;
		}

	of_host[info$name] = info;
	Log::write(Software::LOG, info);
	}

# Apart from found(), so that a burst of software is taken apart when the packets have been seen to.
event Software::new(info: Info)
	{
	if ( ! info?$version )
		{
		local described = parse_with_cache(info$unparsed_version);
		info$version = described$version;

		if ( ! info?$name )
			info$name = described$name;
		}

	# In a cluster the proxy in charge of the host keeps track of it.
	if ( ! Cluster::is_enabled() || ! Cluster::publish_hrw(Cluster::proxy_pool, info$host, Software::register, info) )
		event Software::register(info);
	}

function found(id: conn_id, info: Info): bool
	{
	if ( ! info$force_log && ! addr_matches_host(info$host, asset_tracking) )
		return F;

	if ( ! info?$unparsed_version && (! info?$version || ! info?$name) )
		{
		Reporter::error("software was reported without a name and version, and without a text to find them in");
		return F;
		}

	if ( ! info?$ts )
		info$ts = network_time();

	event Software::new(info);
	return T;
	}
