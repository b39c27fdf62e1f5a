##! Notices software in versions that are known to be vulnerable.

@load base/frameworks/notice
@load base/frameworks/software

module Software;

export {
	redef enum Notice::Type += { Vulnerable_Version };

	## From *min* (any, if unset) up to and with *max*.
	type VulnerableVersionRange: record { min: Software::Version &optional; max: Software::Version; };

	## By the name of the software.
	const vulnerable_versions: table[string] of set[VulnerableVersionRange] = table() &redef;

	## Takes a TXT record of that kind apart.
	global decode_vulnerable_version_range: function(vuln_sw: string): VulnerableVersionRange;

	## A domain whose TXT records 1, 2 ... say more, and how often to ask.
	option vulnerable_versions_update_endpoint: string = "";
	option vulnerable_versions_update_interval: interval = 1hr;
}

# What is in force: what the site says, and what the endpoint said.
global internal_vulnerable_versions: table[string] of set[VulnerableVersionRange] = table();

# "sw=OpenSSH,min=7.0,max=7.3p1"
function decode_vulnerable_version_range(vuln_sw: string): VulnerableVersionRange
	{
	local fields: table[string] of string = table();

	for ( _, part in split_string(vuln_sw, /,[[:blank:]]*/) )
		{
		local sides = split_string1(part, /=/);

		if ( |sides| == 2 )
			fields[sides[0]] = sides[1];
		}

	if ( "max" !in fields )
		{
		Reporter::warning(fmt("no highest version in the record of vulnerable software '%s'", vuln_sw));
		return VulnerableVersionRange($max=Version());
		}

	local out = VulnerableVersionRange($max=parse(fields["max"] == "" ? "" : "x " + fields["max"])$version);

	if ( "min" in fields )
		out$min = parse("x " + fields["min"])$version;

	return out;
	}

event grab_vulnerable_versions(i: count)
	{
	if ( vulnerable_versions_update_endpoint == "" )
		return;

@ifdef ( lookup_hostname_txt )
	when [i] ( local answer = lookup_hostname_txt(cat(i, ".", vulnerable_versions_update_endpoint)) )
		{
		local name = find_first(answer, /sw=[^,]+/);

		# The record after the last one does not exist.
		if ( name == "" )
			return;

		local known = name[3:] in internal_vulnerable_versions ? internal_vulnerable_versions[name[3:]] : set();
		add known[decode_vulnerable_version_range(answer)];
		internal_vulnerable_versions[name[3:]] = known;
		event grab_vulnerable_versions(i + 1);
		}
	timeout 5secs
		{ event grab_vulnerable_versions(i + 1); }
@endif
	}

function update_vulnerable_sw()
	{
	internal_vulnerable_versions = copy(vulnerable_versions);
	event grab_vulnerable_versions(1);
	}

event update_vulnerable_versions()
	{
	update_vulnerable_sw();

	if ( vulnerable_versions_update_endpoint != "" )
		schedule vulnerable_versions_update_interval { update_vulnerable_versions() };
	}

event zeek_init() &priority=3
	{ event update_vulnerable_versions(); }

event log_software(rec: Info)
	{
	if ( rec$name !in internal_vulnerable_versions )
		return;

	for ( range in internal_vulnerable_versions[rec$name] )
		{
		local reached = ! range?$min || cmp_versions(rec$version, range$min) >= 0;

		if ( reached && cmp_versions(rec$version, range$max) <= 0 )
			{
			NOTICE(Notice::Info($note=Vulnerable_Version, $src=rec$host, $identifier=cat(rec$host, rec$name),
			                    $msg=fmt("%s is running %s which is vulnerable.", rec$host, software_fmt(rec)), $sub=software_fmt(rec)));
			break;
			}
		}
	}
