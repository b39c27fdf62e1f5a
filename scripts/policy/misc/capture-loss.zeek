##! capture_loss.log: how much of the traffic the capture missed, judged by acknowledged data that never came.

@load base/frameworks/notice

module CaptureLoss;

export {
	redef enum Log::ID += { LOG };

	redef enum Notice::Type += {
		## More was lost than should be; or there was too little traffic to tell, which is odd by itself.
		Too_Much_Loss,
		Too_Little_Traffic,
	};

	type Info: record { ts: time &log;
		## Since the measurement before.
		ts_delta: interval &log;
		## Which node this is.
		peer: string &log;
		## Gaps, acknowledgements, and the former in percent of the latter.
		gaps: count &log;
		acks: count &log;
		percent_lost: double &log; };

	global log_policy: Log::PolicyHook;

	## How often to measure, and how soon for the first time.
	option watch_interval: interval = 15mins;
	option initial_watch_interval: interval = 1min;

	## The share in percent from which a notice is raised.
	option too_much_loss: double = 0.1;

	## The number of acknowledgements below which there is too little traffic.
	option minimum_acks: count = 1;
}

@ifdef ( get_gap_stats )

event CaptureLoss::take_measurement(last_ts: time, last_acks: count, last_gaps: count)
	{
	if ( last_ts == 0 )
		{
		local wait = watch_interval < initial_watch_interval ? watch_interval : initial_watch_interval;
		schedule wait { CaptureLoss::take_measurement(network_time(), 0, 0) };
		return;
		}

	local g = get_gap_stats();
	local now = network_time();
	local acks = g$ack_events - last_acks;
	local gaps = g$gap_events - last_gaps;
	local percent = acks == 0 ? 0.0 : 100.0 * gaps / acks;
	local row = Info($peer=peer_description, $gaps=gaps, $acks=acks, $percent_lost=percent, $ts=now, $ts_delta=now - last_ts);

	if ( percent >= too_much_loss )
		NOTICE(Notice::Info($note=Too_Much_Loss, $msg=fmt("the capture of this node misses %.3f%% of the traffic: %d gaps in %d acknowledgements", percent, gaps, acks)));

	if ( acks < minimum_acks )
		NOTICE(Notice::Info($note=Too_Little_Traffic, $msg=fmt("only %d acknowledgements were seen by %s in %s", acks, row$peer, row$ts_delta)));

	Log::write(LOG, row);

	# The last one comes with the end of the run; there is no next.
	if ( ! zeek_is_terminating() )
		schedule watch_interval { CaptureLoss::take_measurement(now, g$ack_events, g$gap_events) };
	}

@endif

event zeek_init() &priority=5
	{
	Log::create_stream(LOG, Log::Stream($columns=Info, $path="capture_loss", $policy=log_policy));

@ifdef ( get_gap_stats )
	# Time begins with the first packet.
	schedule 1sec { CaptureLoss::take_measurement(double_to_time(0.0), 0, 0) };
@endif
	}
