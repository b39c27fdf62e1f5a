##! Notices when interesting software changes its version.

@load base/frameworks/notice
@load base/frameworks/software

module Software;

export {
	redef enum Notice::Type += { Software_Version_Change };

	## Its names.
	option interesting_version_changes: set[string] = set();
}

event Software::version_change(old: Software::Info, new: Software::Info)
	{
	if ( old$name !in interesting_version_changes )
		return;

	local what = cmp_versions(old$version, new$version) > 0 ? "downgraded" : "upgraded";
	NOTICE(Notice::Info($note=Software_Version_Change, $src=new$host,
	                    $msg=fmt("%.6f %s '%s' version changed from %s to %s", network_time(), old$software_type, new$name,
	                             software_fmt_version(old$version), software_fmt_version(new$version)),
	                    $sub=fmt("%s, %s", what, software_fmt(new))));
	}
