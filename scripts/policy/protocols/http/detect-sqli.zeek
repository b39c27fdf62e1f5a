##! Finds attempts to slip SQL into web applications through their URIs, and notices who does it often and to whom.

@load base/frameworks/notice
@load base/frameworks/sumstats
@load base/protocols/http

module HTTP;

export {
	redef enum Notice::Type += {
		## A host tries it often; one on which it is tried often.
		SQL_Injection_Attacker,
		SQL_Injection_Victim,
	};

	redef enum Tags += {
		## The URI looks like it.
		URI_SQLI,
	};

	## How many requests in how much time.
	const sqli_requests_threshold: double = 50.0 &redef;
	const sqli_requests_interval: interval = 5min &redef;

	## How many of the attempts a notice shows.
	const collect_SQLi_samples: count = 5 &redef;

	## What it looks like: a value that ends in a quote or parenthesis and goes on with SQL; conditions that are always true or
	## never; comments that cut off the rest; functions of databases.
	const match_sql_injection_uri =
		/[\?&][^[:blank:]\x00-\x1f=]+=[^&]*['\)][[:blank:]\+]*(\/\*.*\*\/)?[[:blank:]\+]*((all|union|or|and)[[:blank:]\+]|having[[:blank:]\+]|;[[:blank:]\+]*(select|insert|delete|drop|update|exec|declare|create))/i |
		/[\?&][^[:blank:]\x00-\x1f=]+=[^&]*[[:blank:]\+]union([[:blank:]\+]|\/\*.*\*\/)+(all([[:blank:]\+]|\/\*.*\*\/)+)?select([[:blank:]\+\(]|\/\*)/i |
		/[\?&][^[:blank:]\x00-\x1f=]+=[^&]*'?[[:blank:]\+]*(or|and)[[:blank:]\+]+'?[[:alnum:]]+'?[[:blank:]\+]*(=|like|<|>)[[:blank:]\+]*'?[[:alnum:]]+/i |
		/[\?&][^[:blank:]\x00-\x1f=]+=[^&]*'[[:blank:]\+]*(--|#|\/\*)/ |
		/[\?&][^[:blank:]\x00-\x1f=]+=[^&]*(@@version|xp_cmdshell|information_schema|benchmark\(|sleep\(|waitfor[[:blank:]\+]+delay|char\([0-9]+\)|concat\(|load_file\()/i |
		/[\?&][^[:blank:]\x00-\x1f=]+=[^&]*;[[:blank:]\+]*(drop|delete|insert|update|exec|declare|create|select)[[:blank:]\+]/i &redef;

	## Can keep a request from being counted (break).
	global sqli_policy: hook(c: connection, method: string, unescaped_URI: string);
}

redef record SumStats::Observation += {
	## The connection of a request, so that samples can be looked up.
	uid: string &optional;
};

function format_sqli_samples(samples: vector of SumStats::Observation): string
	{
	local text = "Some of the requests:";

	for ( _, one in samples )
		text += "\n" + one$str;

	return text;
	}

function notice_on(stream: string, kind: Notice::Type, name: string, what: string)
	{
	local r = SumStats::Reducer($stream=stream, $apply=set(SumStats::SUM, SumStats::SAMPLE), $num_samples=collect_SQLi_samples);

	SumStats::create(SumStats::SumStat($name=name, $epoch=sqli_requests_interval, $reducers=set(r),
		$threshold=sqli_requests_threshold,
		$threshold_val=function[stream](key: SumStats::Key, result: SumStats::Result): double
			{ return result[stream]$sum; },
		$threshold_crossed=function[stream, kind, what](key: SumStats::Key, result: SumStats::Result)
			{
			NOTICE(Notice::Info($note=kind, $src=key$host, $identifier=cat(key$host), $msg=what,
			                    $email_body_sections=vector(format_sqli_samples(result[stream]$samples))));
			}));
	}

event zeek_init() &priority=3
	{
	notice_on("http.sqli.attacker", SQL_Injection_Attacker, "detect-sqli-attackers", "a host sends requests with SQL in them");
	notice_on("http.sqli.victim", SQL_Injection_Victim, "detect-sqli-victims", "a host is sent requests with SQL in them");
	}

event http_request(c: connection, method: string, original_URI: string, unescaped_URI: string, version: string) &priority=3
	{
	if ( match_sql_injection_uri !in unescaped_URI || ! hook HTTP::sqli_policy(c, method, unescaped_URI) )
		return;

	add c$http$tags[URI_SQLI];
	local sample = SumStats::Observation($str=original_URI, $uid=c$uid);
	SumStats::observe("http.sqli.attacker", SumStats::Key($host=c$id$orig_h), sample);
	SumStats::observe("http.sqli.victim", SumStats::Key($host=c$id$resp_h), sample);
	}
