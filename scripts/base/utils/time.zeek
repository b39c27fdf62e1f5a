##! Time.

const null_ts: time = double_to_time(0.0);

## How far the packet being processed lies behind the clock; zero unless the traffic is live.
function get_packet_lag(): interval
	{
	local seen = network_time();
	return seen == null_ts || ! reading_live_traffic() ? 0sec : current_time() - seen;
	}

## An interval in minutes and seconds, such as 2m05s.
function duration_to_mins_secs(dur: interval): string
	{
	if ( dur < 0sec )
		dur = -dur;

	local whole = double_to_count(interval_to_double(dur));
	return fmt("%dm%ds", whole / 60, whole % 60);
	}
