##! Notices hosts that try many user names and passwords on FTP servers.

@load base/frameworks/notice
@load base/frameworks/sumstats
@load base/protocols/ftp
@load base/utils/time

module FTP;

export {
	redef enum Notice::Type += {
		## A host was refused by FTP servers too often.
		Bruteforcing,
	};

	## Refusals that make a guesser, and the time within which they count.
	const bruteforce_threshold: double = 20 &redef;
	const bruteforce_measurement_interval = 15mins &redef;
}

event zeek_init()
	{
	local refusals = SumStats::Reducer($stream="ftp.failed_auth", $apply=set(SumStats::UNIQUE));

	SumStats::create(SumStats::SumStat($name="ftp-detect-bruteforcing", $epoch=bruteforce_measurement_interval, $reducers=set(refusals),
		$threshold=bruteforce_threshold,
		$threshold_val(key: SumStats::Key, result: SumStats::Result) = { return result["ftp.failed_auth"]$num + 0.0; },
		$threshold_crossed(key: SumStats::Key, result: SumStats::Result) =
			{
			local r = result["ftp.failed_auth"];
			local span = duration_to_mins_secs(r$end - r$begin);

			NOTICE(Notice::Info($note=Bruteforcing, $src=key$host, $identifier=cat(key$host),
			                    $msg=fmt("%s was refused by %d FTP servers, %d times within %s", key$host, r$unique, r$num, span)));
			}));
	}

# 530, "not logged in", and the other refusals of a password or a name.
event ftp_reply(c: connection, code: count, msg: string, cont_resp: bool)
	{
	if ( cont_resp || ! c?$ftp || ! c$ftp?$cmdarg || parse_ftp_reply_code(code)$x != 5 )
		return;

	if ( c$ftp$cmdarg$cmd in set("USER", "PASS") )
		SumStats::observe("ftp.failed_auth", SumStats::Key($host=c$id$orig_h), SumStats::Observation($str=cat(c$id$resp_h)));
	}
