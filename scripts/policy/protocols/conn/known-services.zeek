##! known_services.log: services that hosts offer, each once a day and again if another protocol is found on its port.

@load base/utils/directions-and-hosts
@load base/frameworks/cluster
@load base/frameworks/storage/async
@load base/frameworks/storage/sync
@load base/protocols/conn
@load policy/frameworks/storage/backend/sqlite

module Known;

export {
	redef enum Log::ID += { SERVICES_LOG };

	type ServicesInfo: record { ts: time &log;
		host: addr &log;
		port_num: port &log;
		port_proto: transport_proto &log;
		## Protocols spoken there, as far as they are recognised.
		service: set[string] &log; };

	## Whose services.
	option service_tracking = LOCAL_HOSTS;

	## Whether a UDP port has to answer to count as a service.
	option service_udp_requires_response: bool = T;

	type AddrPortServTriplet: record { host: addr; p: port; serv: string; };

	## Whether what is known is kept in a data store, which one, and for how long.
	const use_service_store: bool = F &redef;
	const use_storage_framework: bool = F &redef;
	global service_broker_store: Cluster::StoreInfo;
	const service_store_name: string = "zeek/known/services" &redef;
	const service_store_prefix: string = "zeekknownservices" &redef;
	const service_store_expiry: interval = 1day &redef;
	option service_store_timeout: interval = 15sec;
	const service_store_backend_type: Storage::Backend = Storage::STORAGE_BACKEND_SQLITE &redef;
	const service_store_backend_options: Storage::BackendOptions = [$sqlite=[$database_path=":memory:",
	                                                                         $table_name="zeek/known/services"]] &redef;

	## What is known, where no store keeps it: protocols by host and port.
	global services: table[addr, port] of set[string] &create_expire=1day;

	global log_known_services: event(rec: ServicesInfo);
	global log_policy_services: Log::PolicyHook;
}

global service_storage: opaque of Storage::BackendHandle;

redef record connection += {
	## Whether its service has been looked at.
	known_services_done: bool &default=F;
};

event zeek_init() &priority=5
	{
	Log::create_stream(Known::SERVICES_LOG, Log::Stream($columns=ServicesInfo, $path="known_services",
	                                                    $ev=log_known_services, $policy=log_policy_services));

	if ( ! use_service_store )
		return;

	if ( ! use_storage_framework )
		{
		service_broker_store = Cluster::create_store(service_store_name);
		return;
		}

	local opened = Storage::Sync::open_backend(service_store_backend_type, service_store_backend_options, AddrPortServTriplet, bool);

	if ( opened$code == Storage::SUCCESS )
		service_storage = opened$value;
	else
		Reporter::error(fmt("the store of known services could not be opened: %s", opened?$error_str ? opened$error_str : cat(opened$code)));
	}

# Whether there is anything new in it.
function check(info: ServicesInfo): bool
	{
	local seen = [info$host, info$port_num] in Known::services;
	return seen && |info$service - Known::services[info$host, info$port_num]| == 0;
	}

event service_info_commit(info: ServicesInfo)
	{
	if ( check(info) )
		return;

	local known: set[string] = set();

	if ( [info$host, info$port_num] in Known::services )
		known = Known::services[info$host, info$port_num];

	for ( name in info$service )
		add known[name];

	Known::services[info$host, info$port_num] = known;

	# Whoever is in charge of a host writes it down; the others are told, so that they do not ask again.
	if ( Cluster::local_node_type() == Cluster::PROXY )
		Cluster::publish(Cluster::worker_topic, service_info_commit, info);
	else if ( is_remote_event() )
		return;

	Log::write(Known::SERVICES_LOG, info);
	}

# A store lets the first one through who puts a key in. Twice is better than never, where it does not answer.
function service_to_broker(info: ServicesInfo, key: AddrPortServTriplet)
	{
	when [info, key] ( local answer = Broker::put_unique(service_broker_store$store, key, T, service_store_expiry) )
		{
		if ( answer$status != Broker::SUCCESS )
			Reporter::error(fmt("store '%s': nothing could be put in for %s", service_store_name, key));
		else if ( answer$result as bool )
			Log::write(Known::SERVICES_LOG, info);
		}
	timeout service_store_timeout
		{ Log::write(Known::SERVICES_LOG, info); }
	}

function service_to_storage(info: ServicesInfo, key: AddrPortServTriplet)
	{
	local entry = Storage::PutArgs($key=key, $value=T, $overwrite=F, $expire_time=service_store_expiry);

	# While a trace is read its time stands still between packets: no answer would come in time.
	if ( reading_traces() )
		{
		if ( Storage::Sync::put(service_storage, entry)$code == Storage::SUCCESS )
			Log::write(Known::SERVICES_LOG, info);

		return;
		}

	when [info, key, entry] ( local answer = Storage::Async::put(service_storage, entry) )
		{
		if ( answer$code == Storage::SUCCESS )
			Log::write(Known::SERVICES_LOG, info);
		else if ( answer$code != Storage::KEY_EXISTS )
			Reporter::error(fmt("the store of known services took nothing for %s: %s", key, answer$code));
		}
	timeout service_store_timeout
		{ Log::write(Known::SERVICES_LOG, info); }
	}

event known_service_add(info: ServicesInfo)
	{
	if ( ! use_service_store )
		{
		if ( ! check(info) && (! Cluster::is_enabled() ||
		     ! Cluster::publish_hrw(Cluster::proxy_pool, info$host, service_info_commit, info)) )
			event service_info_commit(info);

		return;
		}

	# Each protocol is a key of its own; a port where nothing was recognised is one, too.
	local names = |info$service| == 0 ? set("") : info$service;

	for ( name in names )
		{
		local one = copy(info);
		one$service = name == "" ? set() : set(name);
		local key = AddrPortServTriplet($host=info$host, $p=info$port_num, $serv=name);

		if ( use_storage_framework )
			service_to_storage(one, key);
		else
			service_to_broker(one, key);
		}
	}

# A responder that said something.
function has_active_service(c: connection): bool
	{
	switch ( get_port_transport_proto(c$id$resp_p) ) {
	case tcp:
		return c$resp$state == TCP_ESTABLISHED || (c$resp$state == TCP_CLOSED && c$resp$size > 0);
	case udp:
		return ! service_udp_requires_response || c$resp$state == UDP_ACTIVE;
	case icmp:
		return F;
	}

	return F;
	}

function known_services_done(c: connection)
	{
	local server = c$id$resp_h;
	local id = c$id;

	if ( c$known_services_done || ! addr_matches_host(server, service_tracking) || ! has_active_service(c) )
		return;

	c$known_services_done = T;
	local found: set[string] = set();

	for ( name in c$service )
		# Names beginning with a dash were taken back.
		if ( name != "" && name[0] != "-" )
			add found[to_upper(name)];

	# FTP data and the like are no services of their own.
	if ( "FTP-DATA" in found || "GRIDFTP-DATA" in found )
		return;

	local info = ServicesInfo($ts=network_time(), $host=id$resp_h, $port_num=id$resp_p,
	                          $port_proto=get_port_transport_proto(id$resp_p), $service=found);
	event known_service_add(info);
	}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo) &priority=-5
	{
	local about_connection = info?$c;

	if ( about_connection ) known_services_done(info$c);
	}

# For services that nothing recognises: when the connection ends.
event connection_state_remove(c: connection) &priority=-5
	{
	if ( ! c$known_services_done )
		known_services_done(c);
	}
