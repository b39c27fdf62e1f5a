##! Raises a notice when the capture loses packets.

module PacketFilter;

export {
	const stats_collection_interval = 5min;
}

event net_stats_update(last_stat: NetStats)
	{
	local now_stat = get_net_stats();
	if ( now_stat$pkts_dropped > last_stat$pkts_dropped )
		NOTICE(Notice::Info($note=Dropped_Packets,
		                    $msg=fmt("%d packets dropped, of %d received", now_stat$pkts_dropped - last_stat$pkts_dropped, now_stat$pkts_recvd - last_stat$pkts_recvd)));

	schedule stats_collection_interval { net_stats_update(now_stat) };
	}

event zeek_init()
	{
	# A trace loses nothing.
	if ( ! reading_traces() )
		schedule stats_collection_interval { net_stats_update(NetStats()) };
	}
