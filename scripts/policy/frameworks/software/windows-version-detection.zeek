##! Finds versions of Windows by what its cryptography service says when it fetches certificate lists.

@load base/frameworks/software
@load base/protocols/http

module OS;

export {
	redef enum Software::Type += { WINDOWS };

	type Software::name_and_version: record { name: string; version: Software::Version; };

	## What it says, and which Windows that is.
	const crypto_api_mapping: table[string] of Software::name_and_version = {
		["Microsoft-CryptoAPI/5.131.2195.6661"] = Software::name_and_version($name="Windows", $version=Software::Version($major=5, $minor=0, $addl="2000 SP4")),
		["Microsoft-CryptoAPI/5.131.2600.2180"] = Software::name_and_version($name="Windows", $version=Software::Version($major=5, $minor=1, $addl="XP SP2")),
		["Microsoft-CryptoAPI/5.131.2600.5512"] = Software::name_and_version($name="Windows", $version=Software::Version($major=5, $minor=1, $addl="XP SP3")),
		["Microsoft-CryptoAPI/5.131.3790.3959"] = Software::name_and_version($name="Windows", $version=Software::Version($major=5, $minor=2, $addl="2003 SP2")),
		["Microsoft-CryptoAPI/6.0"] = Software::name_and_version($name="Windows", $version=Software::Version($major=6, $minor=0, $addl="Vista or Server 2008")),
		["Microsoft-CryptoAPI/6.1"] = Software::name_and_version($name="Windows", $version=Software::Version($major=6, $minor=1, $addl="7 or Server 2008 R2")),
		["Microsoft-CryptoAPI/6.2"] = Software::name_and_version($name="Windows", $version=Software::Version($major=6, $minor=2, $addl="8 or Server 2012")),
		["Microsoft-CryptoAPI/6.3"] = Software::name_and_version($name="Windows", $version=Software::Version($major=6, $minor=3, $addl="8.1 or Server 2012 R2")),
		["Microsoft-CryptoAPI/6.4"] = Software::name_and_version($name="Windows", $version=Software::Version($major=6, $minor=4, $addl="10 Technical Preview")),
		["Microsoft-CryptoAPI/10.0"] = Software::name_and_version($name="Windows", $version=Software::Version($major=10, $minor=0)),
	} &redef;
}

event HTTP::log_http(rec: HTTP::Info) &priority=5
	{
	if ( ! rec?$user_agent || rec$user_agent !in crypto_api_mapping )
		return;

	local found = crypto_api_mapping[rec$user_agent];
	Software::found(rec$id, Software::Info($name=found$name, $version=found$version, $host=rec$id$orig_h,
	                                       $software_type=WINDOWS, $unparsed_version=rec$user_agent));
	}
