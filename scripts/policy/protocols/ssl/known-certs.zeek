##! known_certs.log: certificates that hosts showed, each once a day.

@load base/utils/directions-and-hosts
@load base/protocols/ssl
@load base/files/x509
@load base/frameworks/cluster

module Known;

export {
	redef enum Log::ID += { CERTS_LOG };

	type CertsInfo: record { ts: time &log;
		host: addr &log;
		port_num: port &log &optional;
		## What the certificate says.
		subject: string &log &optional; issuer_subject: string &log &optional; serial: string &log &optional; };

	## Whose certificates.
	option cert_tracking = LOCAL_HOSTS;

	type AddrCertHashPair: record { host: addr; hash: string; };

	## Whether what is known is kept in a data store, which one, and for how long.
	const use_cert_store: bool = F &redef;
	global cert_store: Cluster::StoreInfo;
	const cert_store_name: string = "zeek/known/certs" &redef;
	option cert_store_expiry: interval = 1day;
	option cert_store_timeout: interval = 15sec;

	## What is known, where no store keeps it: hosts and hashes.
	global certs: set[addr, string] &create_expire=1day &redef;

	global cert_found: event(info: CertsInfo, hash: string);
	global log_known_certs: event(rec: CertsInfo);
	global log_policy_certs: Log::PolicyHook;
}

event zeek_init() &priority=5
	{
	Log::create_stream(Known::CERTS_LOG, Log::Stream($columns=CertsInfo, $path="known_certs",
	                                                 $ev=log_known_certs, $policy=log_policy_certs));

	if ( use_cert_store )
		cert_store = Cluster::create_store(cert_store_name);
	}

# Whoever is in charge of a certificate writes it down; the others are told, so that they do not ask again.
event known_cert_add(info: CertsInfo, hash: string)
	{
	if ( [info$host, hash] in Known::certs )
		return;

	add Known::certs[info$host, hash];

	if ( Cluster::local_node_type() == Cluster::PROXY )
		Cluster::publish(Cluster::worker_topic, known_cert_add, info, hash);
	else if ( is_remote_event() )
		return;

	Log::write(Known::CERTS_LOG, info);
	}

# A store lets the first one through who puts a key in.
function cert_to_store(info: CertsInfo, hash: string)
	{
	local key = AddrCertHashPair($host=info$host, $hash=hash);

	when [info, key] ( local answer = Broker::put_unique(cert_store$store, key, T, cert_store_expiry) )
		{
		if ( answer$status != Broker::SUCCESS )
			Reporter::error(fmt("store '%s': nothing could be put in for %s", cert_store_name, key));
		else if ( answer$result as bool )
			Log::write(Known::CERTS_LOG, info);
		}
	timeout cert_store_timeout
		{
		# Twice is better than never.
		Log::write(Known::CERTS_LOG, info);
		}
	}

event Known::cert_found(info: CertsInfo, hash: string)
	{
	if ( use_cert_store )
		cert_to_store(info, hash);
	else if ( [info$host, hash] in Known::certs )
		return;
	else if ( ! Cluster::is_enabled() || ! Cluster::publish_hrw(Cluster::proxy_pool, cat(info$host, hash), known_cert_add, info, hash) )
		event known_cert_add(info, hash);
	}

event ssl_established(c: connection) &priority=3
	{
	if ( ! c?$ssl || ! c$ssl?$cert_chain || |c$ssl$cert_chain| == 0 || ! c$ssl$cert_chain[0]?$x509 )
		return;

	# The first one is the server's own.
	local leaf = c$ssl$cert_chain[0]$x509;

	if ( addr_matches_host(c$id$resp_h, cert_tracking) )
		{
		local x = leaf$certificate;
		event Known::cert_found(CertsInfo($ts=network_time(), $host=c$id$resp_h, $port_num=c$id$resp_p, $subject=x$subject,
		                                  $issuer_subject=x$issuer, $serial=x$serial), leaf$fingerprint);
		}
	}
