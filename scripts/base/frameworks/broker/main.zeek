##! Peers, topics and what is sent to them.

module Broker;

export {
	## Names the topic under which a log travels.
	function default_log_topic(id: Log::ID, path: string): string
		{ return default_log_topic_prefix + cat(id); }

	const log_topic: function(id: Log::ID, path: string): string = default_log_topic &redef;

	## Accepts peers; returns the port in use, or 0/unknown.
	global listen: function(a: string &default=default_listen_address, p: port &default=default_port,
	                        retry: interval &default=default_listen_retry): port;

	global peer: function(a: string, p: port &default=default_port, retry: interval &default=default_connect_retry): bool;
	global unpeer: function(a: string, p: port): bool;
	global peers: function(): vector of PeerInfo;
	global node_id: function(): string;
	global peering_stats: function(): table[string] of BrokerPeeringStats;
	global is_outbound_peering: function(a: string, p: port): bool;
	global publish_id: function(topic: string, id: string): bool;
	global forward: function(topic_prefix: string): bool;
	global flush_logs: function(): count;
	global subscribe: function(topic_prefix: string): bool;
	global unsubscribe: function(topic_prefix: string): bool;
}

event retry_listen(a: string, p: port, retry: interval)
	{
	listen(a, p, retry);
	}

function listen(a: string, p: port, retry: interval): port
	{
	local bound = __listen(a, p, NATIVE);

	# The port may be taken by a predecessor that is about to go.
	if ( bound == 0/tcp && retry > 0sec )
		schedule retry { retry_listen(a, p, retry) };

	return bound;
	}

function peer(a: string, p: port, retry: interval): bool
	{ return __peer(a, p, retry); }

function unpeer(a: string, p: port): bool
	{ return __unpeer(a, p); }

function peers(): vector of PeerInfo
	{ return __peers(); }

function node_id(): string
	{ return __node_id(); }

function peering_stats(): table[string] of BrokerPeeringStats
	{ return __peering_stats(); }

function is_outbound_peering(a: string, p: port): bool
	{ return __is_outbound_peering(a, p); }

function publish_id(topic: string, id: string): bool
	{ return __publish_id(topic, id); }

function forward(topic_prefix: string): bool
	{ return __forward(topic_prefix); }

function flush_logs(): count
	{ return __flush_logs(); }

function subscribe(topic_prefix: string): bool
	{ return __subscribe(topic_prefix); }

function unsubscribe(topic_prefix: string): bool
	{ return __unsubscribe(topic_prefix); }
