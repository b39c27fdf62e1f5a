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

	if ( use_host_store )
		host_store = Cluster::create_store(host_store_name);
	}

# Whoever is in charge of a host writes it down; the others are told, so that they do not ask again.
event known_host_add(info: HostsInfo)
	{
	if ( info$host in Known::hosts )
		return;

	add Known::hosts[info$host];

	if ( Cluster::local_node_type() == Cluster::PROXY )
		Cluster::publish(Cluster::worker_topic, known_host_add, info);
	else if ( is_remote_event() )
		return;

	Log::write(Known::HOSTS_LOG, info);
	}

# A store lets the first one through who puts a key in.
function host_to_store(info: HostsInfo)
	{
	when [info] ( local answer = Broker::put_unique(host_store$store, info$host, T, host_store_expiry) )
		{
		if ( answer$status != Broker::SUCCESS )
			Reporter::error(fmt("store '%s': nothing could be put in for host %s", host_store_name, info$host));
		else if ( answer$result as bool )
			Log::write(Known::HOSTS_LOG, info);
		}
	timeout host_store_timeout
		{
		# Twice is better than never.
		Log::write(Known::HOSTS_LOG, info);
		}
	}

event Known::host_found(info: HostsInfo)
	{
	if ( use_host_store )
		host_to_store(info);
	else if ( ! Cluster::is_enabled() || ! Cluster::publish_hrw(Cluster::proxy_pool, info$host, known_host_add, info) )
		event known_host_add(info);
	}

event connection_established(c: connection) &priority=5
	{
	# Both ends have sent a packet that the other expected, so neither address is made up.
	if ( c$orig$state != TCP_ESTABLISHED || c$resp$state != TCP_ESTABLISHED )
		return;

	for ( _, host in vector(c$id$orig_h, c$id$resp_h) )
		if ( host !in Known::hosts && addr_matches_host(host, host_tracking) )
			event Known::host_found(HostsInfo($host=host, $ts=network_time()));
	}
