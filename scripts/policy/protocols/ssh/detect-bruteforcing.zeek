##! Notices hosts that guess SSH passwords, and when such a guess succeeds.

@load base/frameworks/intel
@load base/frameworks/notice
@load base/frameworks/sumstats
@load base/protocols/ssh

module SSH;

export {
	redef enum Notice::Type += {
		## A host failed to log in too often.
		Password_Guessing,
		## One that did, got in.
		Login_By_Password_Guesser,
	};

	redef enum Intel::Where += {
		## A login that succeeded.
		SSH::SUCCESSFUL_LOGIN,
	};

	## How many failures in how much time.
	const password_guesses_limit: double = 30.0 &redef;
	const guessing_timeout: interval = 30mins &redef;

	## Pairs of clients and servers that may.
	const ignore_guessers: table[subnet] of subnet &redef;
}

event zeek_init()
	{
	local failures: SumStats::Reducer = SumStats::Reducer($stream="ssh.login.failure", $num_samples=5,
	                                                      $apply=set(SumStats::SUM, SumStats::SAMPLE, SumStats::UNIQUE));

	SumStats::create(SumStats::SumStat($name="detect-ssh-bruteforcing", $epoch=guessing_timeout, $reducers=set(failures),
		$threshold=password_guesses_limit,
		$threshold_val(key: SumStats::Key, result: SumStats::Result) = { return result["ssh.login.failure"]$sum; },
		$threshold_crossed(key: SumStats::Key, result: SumStats::Result) =
			{
			local r = result["ssh.login.failure"];
			local targets = "";

			for ( at, sample in r$samples )
				targets += (at == 0 ? "" : ", ") + sample$str;

			# From now on a login of this host is worth knowing.
			Intel::insert(Intel::Item($indicator=cat(key$host), $indicator_type=Intel::ADDR,
			                          $meta=Intel::MetaData($source="local", $desc="guesses SSH passwords")));
			NOTICE(Notice::Info($note=Password_Guessing, $src=key$host, $identifier=cat(key$host), $n=r$num,
			                    $msg=fmt("%s appears to be guessing SSH passwords (seen in %d connections).", key$host, r$num),
			                    $sub=fmt("Sampled servers: %s", targets)));
			}));
	}

event ssh_auth_successful(c: connection, auth_method_none: bool)
	{
	Intel::seen(Intel::Seen($where=SSH::SUCCESSFUL_LOGIN, $conn=c, $host=c$id$orig_h));
	}

event ssh_auth_failed(c: connection)
	{
	local id = c$id;
	local may = id$orig_h in ignore_guessers && id$resp_h in ignore_guessers[id$orig_h];

	if ( ! may )
		SumStats::observe("ssh.login.failure", SumStats::Key($host=id$orig_h), SumStats::Observation($str=cat(id$resp_h)));
	}

event Intel::match(s: Intel::Seen, items: set[Intel::Item])
	{
	if ( s$where == SSH::SUCCESSFUL_LOGIN && s?$conn )
		NOTICE(Notice::Info($note=Login_By_Password_Guesser, $conn=s$conn, $identifier=cat(s$conn$id$orig_h, s$conn$id$resp_h),
		                    $msg=fmt("%s logged in over SSH; it is known for guessing passwords", s$conn$id$orig_h)));
	}
