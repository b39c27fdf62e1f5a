##! traceroute.log: hosts that send packets which cannot arrive, and get to hear so from those on the way.

@load base/frameworks/signatures
@load base/frameworks/sumstats
@load-sigs ./detect-low-ttls.sig

redef Signatures::ignored_ids += /traceroute-detector.*/;

module Traceroute;

export {
	redef enum Log::ID += { LOG };

	redef enum Notice::Type += {
		## A host traced a route.
		Detected
	};

	## Whether packets with a low time to live must be seen as well.
	const require_low_ttl_packets: bool = T &redef;

	## How many hosts have to say that time was exceeded, within how much time.
	const icmp_time_exceeded_threshold: double = 3.0 &redef;
	const icmp_time_exceeded_interval: interval = 3min &redef;

	type Info: record { ts: time &log;
		## From where to where, and with which protocol.
		src: addr &log; dst: addr &log; proto: string &log; };

	global log_traceroute: event(rec: Traceroute::Info);
	global log_policy: Log::PolicyHook;
}

# Source, destination and protocol in one string, since a key has only one.
function pair_key(from: addr, to: addr, proto: string): SumStats::Key
	{ return SumStats::Key($str=fmt("%s-%s-%s", from, to, proto)); }

event zeek_init() &priority=5
	{
	Log::create_stream(Traceroute::LOG, Log::Stream($columns=Info, $path="traceroute", $ev=log_traceroute, $policy=log_policy));

	local reports = SumStats::Reducer($stream="traceroute.time_exceeded", $apply=set(SumStats::UNIQUE));
	local probes = SumStats::Reducer($stream="traceroute.low_ttl_packet", $apply=set(SumStats::SUM));

	SumStats::create(SumStats::SumStat($name="traceroute-detection", $epoch=icmp_time_exceeded_interval,
		$reducers=set(reports, probes), $threshold=icmp_time_exceeded_threshold,
		$threshold_val(key: SumStats::Key, result: SumStats::Result) =
			{
			# Without the probes the reports prove nothing.
			if ( require_low_ttl_packets && "traceroute.low_ttl_packet" !in result )
				return 0.0;

			return "traceroute.time_exceeded" in result ? result["traceroute.time_exceeded"]$unique + 0.0 : 0.0;
			},
		$threshold_crossed(key: SumStats::Key, result: SumStats::Result) =
			{
			local parts = split_string_n(key$str, /-/, F, 2);
			local from = to_addr(parts[0]);
			local to = to_addr(parts[1]);
			Log::write(LOG, Info($src=from, $dst=to, $proto=parts[2], $ts=network_time()));
			NOTICE(Notice::Info($note=Traceroute::Detected, $src=from, $identifier=cat(from, parts[2]),
			                    $msg=fmt("%s seems to be running traceroute using %s", from, parts[2])));
			}));
	}

event signature_match(state: signature_state, msg: string, data: string)
	{
	if ( /^traceroute-detector/ !in state$sig_id )
		return;

	local id = state$conn$id;
	local key = pair_key(id$orig_h, id$resp_h, cat(get_port_transport_proto(id$orig_p)));
	SumStats::observe("traceroute.low_ttl_packet", key, SumStats::Observation($num=1));
	}

event icmp_time_exceeded(c: connection, info: icmp_info, code: count, context: icmp_context)
	{
	local id = context$id;
	local key = pair_key(id$orig_h, id$resp_h, cat(get_port_transport_proto(id$orig_p)));
	SumStats::observe("traceroute.time_exceeded", key, SumStats::Observation($str=cat(c$id$orig_h)));
	}
