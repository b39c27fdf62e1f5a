##! known_hosts.log: hosts that completed a TCP handshake, each once a day.

@load base/utils/directions-and-hosts
@load base/frameworks/cluster

module Known;

export {
	redef enum Log::ID += { HOSTS_LOG };

	type HostsInfo: record { ts: time &log; host: addr &log; };

	## Which hosts.
	option host_tracking = LOCAL_HOSTS;

	## Whether what is known is kept in a data store, which one, and for how long.
	const use_host_store: bool = F &redef;
	global host_store: Cluster::StoreInfo;
	const host_store_name: string = "zeek/known/hosts" &redef;
	const host_store_expiry: interval = 1day &redef;
	option host_store_timeout: interval = 15sec;

	## What is known, where no store keeps it.
	global hosts: set[addr] &create_expire=1day &redef;

	## A host was found; it is new.
	global host_found: event(info: HostsInfo);
	global log_known_hosts: event(rec: HostsInfo);
	global log_policy_hosts: Log::PolicyHook;
}

event zeek_init() &priority=5
	{
	Log::create_stream(Known::HOSTS_LOG, Log::Stream($columns=HostsInfo, $path="known_hosts",
	                                                 $ev=log_known_hosts, $policy=log_policy_hosts));
	}

# A node of a cluster hears of what others found.
event known_host_add(info: HostsInfo)
	{
	if ( info$host in Known::hosts )
		return;

	add Known::hosts[info$host];
	Log::write(Known::HOSTS_LOG, info);
	}

event Known::host_found(info: HostsInfo)
	{ event known_host_add(info); }

event connection_established(c: connection) &priority=5
	{
	# Both ends have sent a packet that the other expected, so neither address is made up.
	if ( c$orig$state != TCP_ESTABLISHED || c$resp$state != TCP_ESTABLISHED )
		return;

	for ( _, host in vector(c$id$orig_h, c$id$resp_h) )
		if ( host !in Known::hosts && addr_matches_host(host, host_tracking) )
			event Known::host_found(HostsInfo($host=host, $ts=network_time()));
	}
