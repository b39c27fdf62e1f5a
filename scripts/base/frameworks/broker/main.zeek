##! Messaging between nodes: who is connected with whom, and what each wants to hear.

module Broker;

export {
	## The topic that lines of a log travel under where nothing else is said.
	global default_log_topic: function(id: Log::ID, path: string): string;
}

function default_log_topic(id: Log::ID, path: string): string
	{ return cat(default_log_topic_prefix, id); }

export {
	## Chooses the topic for lines of a log.
	const log_topic: function(id: Log::ID, path: string): string = default_log_topic &redef;

	## Takes connections. If the port is not to be had, 0/tcp is returned, and the attempt repeated after *retry*.
	global listen: function(a: string &default=default_listen_address, p: port &default=default_port,
	                        retry: interval &default=default_listen_retry): port;

	## Calls a peer, and goes on doing so every *retry* until it answers; 0sec means one attempt.
	global peer: function(a: string, p: port &default=default_port, retry: interval &default=default_connect_retry): bool;

	## Ends a peering. What is under way still arrives.
	global unpeer: function(a: string, p: port): bool;

	global is_outbound_peering: function(a: string, p: port): bool;

	global peers: function(): vector of PeerInfo;

	## Who this process is to its peers; new with every start.
	global node_id: function(): string;

	## What waits for each peer, by its identity.
	global peering_stats: function(): table[string] of BrokerPeeringStats;

	## Sends lines of logs without waiting for more of them. Returns how many there were.
	global flush_logs: function(): count;

	## Raised to have the lines of logs sent.
	global log_flush: event();

	## Sends the value of a global variable, which receivers assign to theirs.
	global publish_id: function(topic: string, id: string): bool;

	## Subscriptions go by the beginning of topics.
	global subscribe: function(topic_prefix: string): bool;
	global unsubscribe: function(topic_prefix: string): bool;

	## Passes messages on between peers without handling them here.
	global forward: function(topic_prefix: string): bool;
}

event listen_once_more(a: string, p: port, retry: interval)
	{ listen(a, p, retry); }

function listen(a: string, p: port, retry: interval): port
	{
	local bound = __listen(a, p, NATIVE);

	if ( bound == 0/tcp && retry > 0sec )
		schedule retry { listen_once_more(a, p, retry) };

	return bound;
	}

function peer(a: string, p: port, retry: interval): bool
	{ return retry > 0sec ? __peer(a, p, retry) : __peer_no_retry(a, p); }

function unpeer(a: string, p: port): bool
	{ return __unpeer(a, p); }

function is_outbound_peering(a: string, p: port): bool
	{ return __is_outbound_peering(a, p); }

function peers(): vector of PeerInfo
	{ return __peers(); }

function node_id(): string
	{ return __node_id(); }

function peering_stats(): table[string] of BrokerPeeringStats
	{ return __peering_stats(); }

function flush_logs(): count
	{ return __flush_logs(); }

function publish_id(topic: string, id: string): bool
	{ return __publish_id(topic, id); }

function subscribe(topic_prefix: string): bool
	{ return __subscribe(topic_prefix); }

function unsubscribe(topic_prefix: string): bool
	{ return __unsubscribe(topic_prefix); }

function forward(topic_prefix: string): bool
	{ return __forward(topic_prefix); }

event Broker::log_flush()
	{ flush_logs(); }
