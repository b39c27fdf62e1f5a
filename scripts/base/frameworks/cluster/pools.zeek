##! Pools: groups of nodes among which work is shared, by key or in turn.

module Cluster;

export {
	global worker_pool_spec: PoolSpec = PoolSpec($topic="zeek/cluster/pool/worker", $node_type=WORKER) &redef;
	global proxy_pool_spec: PoolSpec = PoolSpec($topic="zeek/cluster/pool/proxy", $node_type=PROXY) &redef;
	global logger_pool_spec: PoolSpec = PoolSpec($topic="zeek/cluster/pool/logger", $node_type=LOGGER) &redef;

	global worker_pool: Pool;
	global proxy_pool: Pool;
	global logger_pool: Pool;

	## Declares a pool. To be called while scripts load, or at the start of zeek_init.
	global register_pool: function(spec: PoolSpec): Pool;

	## The topic of the node that is in charge of a key; empty if none is up.
	global hrw_topic: function(pool: Pool, key: any): string;

	## The topic of the next node in turn. Each *key* has turns of its own.
	global rr_topic: function(pool: Pool, key: string &default=""): string;

	## Spreads logs over the loggers.
	global rr_log_topic: function(id: Log::ID, path: string): string;
}

global registered_pools: vector of Pool = vector();

function register_pool(spec: PoolSpec): Pool
	{
	local pool = Pool($spec=spec);
	registered_pools += pool;
	return pool;
	}

function init_pool_node(pool: Pool, name: string): bool
	{
	if ( name in pool$nodes || (pool$spec?$max_nodes && |pool$nodes| >= pool$spec$max_nodes) )
		return F;

	local number = |pool$nodes| + 1;
	local member = PoolNode($name=name, $alias=fmt("%s_%d", pool$spec$topic, number), $site_id=number,
	                        $topic=node_topic(name));
	pool$nodes[name] = member;
	pool$node_list += member;
	return T;
	}

# Puts a member into service or takes it out; F if the pool has no such member.
function set_alive(pool: Pool, name: string, alive: bool): bool
	{
	if ( name !in pool$nodes )
		return F;

	local member = pool$nodes[name];
	local site = HashHRW::Site($id=member$site_id, $user_data=member);

	# Counted when it changes; the sites of the hash are a set anyway.
	if ( alive != member$alive )
		pool$alive_count = alive ? pool$alive_count + 1 : pool$alive_count - 1;

	if ( alive )
		HashHRW::add_site(pool$hrw_pool, site);
	else
		HashHRW::rem_site(pool$hrw_pool, site);

	member$alive = alive;
	return T;
	}

function mark_pool_node_alive(pool: Pool, name: string): bool
	{ return set_alive(pool, name, T); }

function mark_pool_node_dead(pool: Pool, name: string): bool
	{ return set_alive(pool, name, F); }

function hrw_topic(pool: Pool, key: any): string
	{
	if ( |pool$hrw_pool$sites| == 0 )
		return "";

	local chosen = HashHRW::get_site(pool$hrw_pool, key)$user_data as PoolNode;
	return chosen$topic;
	}

function rr_topic(pool: Pool, key: string): string
	{
	if ( key !in pool$rr_key_seq )
		pool$rr_key_seq[key] = 0;

	# One round over all members is enough: at least one of them is alive.
	for ( _ in pool$node_list )
		{
		local turn = int_to_count(pool$rr_key_seq[key]) % |pool$node_list|;
		pool$rr_key_seq[key] = +(turn + 1);

		if ( pool$node_list[turn]$alive )
			return pool$node_list[turn]$topic;
		}

	return "";
	}

function rr_log_topic(id: Log::ID, path: string): string
	{
	return rr_topic(logger_pool, "Cluster::rr_log_topic");
	}

event Cluster::node_up(name: string, id: string) &priority=10
	{
	for ( _, pool in registered_pools )
		mark_pool_node_alive(pool, name);
	}

event Cluster::node_down(name: string, id: string) &priority=10
	{
	for ( _, pool in registered_pools )
		mark_pool_node_dead(pool, name);
	}

event zeek_init() &priority=10
	{
	worker_pool = register_pool(worker_pool_spec);
	proxy_pool = register_pool(proxy_pool_spec);
	logger_pool = register_pool(logger_pool_spec);

	if ( manager_is_logger )
		for ( _, boss in nodes_with_type(MANAGER) )
			init_pool_node(logger_pool, boss$name);
	}

# Once every pool is known, each takes its members in the order of their names.
event zeek_init() &priority=-5
	{
	for ( _, pool in registered_pools )
		for ( _, candidate in nodes_with_type(pool$spec$node_type) )
			{
			init_pool_node(pool, candidate$name);

			if ( candidate$name == node )
				mark_pool_node_alive(pool, node);
			}
	}
