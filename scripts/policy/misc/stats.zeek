##! stats.log: what the monitor itself is doing, in regular intervals.

@load base/utils/time

module Stats;

export {
	redef enum Log::ID += { LOG };

	## How often.
	option report_interval: interval = 5min;

	## Numbers are those of the interval unless they say "active" or are sizes.
	type Info: record { ts: time &log;
		peer: string &log;
		## Memory, MB.
		mem: count &log;
		## Packets and octets; and, live, those that the kernel lost, those on the link, and how far behind we are.
		pkts_proc: count &log;
		bytes_recv: count &log;
		pkts_dropped: count &log &optional;
		pkts_link: count &log &optional;
		pkt_lag: interval &log &optional;
		pkts_filtered: count &log &optional;
		events_proc: count &log;
		events_queued: count &log;
		## Connections.
		active_tcp_conns: count &log; active_udp_conns: count &log; active_icmp_conns: count &log;
		tcp_conns: count &log; udp_conns: count &log; icmp_conns: count &log;
		timers: count &log; active_timers: count &log;
		files: count &log; active_files: count &log;
		dns_requests: count &log; active_dns_requests: count &log;
		## Octets that wait to be put in order.
		reassem_tcp_size: count &log; reassem_file_size: count &log;
		reassem_frag_size: count &log; reassem_unknown_size: count &log; };

	global log_stats: event(rec: Info);
	global log_policy: Log::PolicyHook;
}

@ifdef ( get_reassembler_stats )

event check_stats(then: time, last_ns: NetStats, last_cs: ConnStats, last_ps: ProcStats, last_es: EventStats,
                  last_rs: ReassemblerStats, last_ts: TimerStats, last_fs: FileAnalysisStats, last_ds: DNSStats)
	{
	local now = current_time();
	local net = get_net_stats();
	local conns = get_conn_stats();
	local proc = get_proc_stats();
	local events = get_event_stats();
	local waiting = get_reassembler_stats();
	local clocks = get_timer_stats();
	local content = get_file_analysis_stats();
	local names = get_dns_stats();

	# Offline, time runs as the capture does.
	if ( reading_traces() )
		now = network_time();

	local row = Info($ts=now, $peer=peer_description, $mem=proc$mem / 1048576,
		$pkts_proc=net$pkts_recvd - last_ns$pkts_recvd, $bytes_recv=net$bytes_recvd - last_ns$bytes_recvd,
		$events_proc=events$dispatched - last_es$dispatched, $events_queued=events$queued - last_es$queued,
		$active_tcp_conns=conns$num_tcp_conns, $active_udp_conns=conns$num_udp_conns, $active_icmp_conns=conns$num_icmp_conns,
		$tcp_conns=conns$cumulative_tcp_conns - last_cs$cumulative_tcp_conns,
		$udp_conns=conns$cumulative_udp_conns - last_cs$cumulative_udp_conns,
		$icmp_conns=conns$cumulative_icmp_conns - last_cs$cumulative_icmp_conns,
		$timers=clocks$cumulative - last_ts$cumulative, $active_timers=clocks$current,
		$files=content$cumulative - last_fs$cumulative, $active_files=content$current,
		$dns_requests=names$requests - last_ds$requests, $active_dns_requests=names$pending,
		$reassem_tcp_size=waiting$tcp_size, $reassem_file_size=waiting$file_size,
		$reassem_frag_size=waiting$frag_size, $reassem_unknown_size=waiting$unknown_size);

	if ( reading_live_traffic() )
		{
		row$pkt_lag = current_time() - network_time();
		row$pkts_dropped = net$pkts_dropped - last_ns$pkts_dropped;
		row$pkts_link = net$pkts_link - last_ns$pkts_link;

		if ( net?$pkts_filtered )
			row$pkts_filtered = net$pkts_filtered - (last_ns?$pkts_filtered ? last_ns$pkts_filtered : 0);
		}

	Log::write(Stats::LOG, row);

	if ( ! zeek_is_terminating() )
		schedule report_interval { check_stats(now, net, conns, proc, events, waiting, clocks, content, names) };
	}

event zeek_init() &priority=-10
	{
	schedule report_interval { check_stats(current_time(), get_net_stats(), get_conn_stats(), get_proc_stats(), get_event_stats(),
	                                       get_reassembler_stats(), get_timer_stats(), get_file_analysis_stats(), get_dns_stats()) };
	}

@endif

event zeek_init() &priority=5
	{
	Log::create_stream(Stats::LOG, Log::Stream($columns=Info, $path="stats", $ev=log_stats, $policy=log_policy));
	}
