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

function site_id_in_pool(pool: Pool, site_id: count): bool
	{
	local taken: set[count] = set();

	for ( _, member in pool$node_list )
		add taken[member$site_id];

	return site_id in taken;
	}

function init_pool_node(pool: Pool, name: string): bool
	{
	if ( name in pool$nodes )
		{
		Reporter::error(fmt("'%s' is in pool %s already", name, pool$spec$topic));
		return F;
		}

	if ( pool$spec?$max_nodes && |pool$nodes| >= pool$spec$max_nodes )
		return F;

	# The place of a node depends on its name alone, so that all nodes compute the same; a second name settles collisions.
	local number = 0;
	local alias = fmt("%s.%d", name, number);

	while ( site_id_in_pool(pool, fnv1a32(alias)) )
		alias = fmt("%s.%d", name, ++number);

	local member = PoolNode($name=name, $alias=alias, $site_id=fnv1a32(alias), $topic=node_topic(name));
	pool$nodes[name] = member;
	pool$node_list += member;
	return T;
	}

function pool_sorter(a: Pool, b: Pool): int
	{ return strcmp(a$spec$topic, b$spec$topic); }

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
	local topic = enable_round_robin_logging ? rr_topic(logger_pool, "Cluster::rr_log_topic") : "";
	return topic == "" ? Broker::default_log_topic(id, path) : topic;
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
	}

# Candidates of each type, and where the next pool that takes only some of them begins.
global pool_eligibility: table[NodeType] of PoolEligibilityTracking = table();

# So many of the candidates, from where the pool before stopped.
function take_turn(pool: Pool, eligible: PoolEligibilityTracking, wanted: count)
	{
	local asked = 0;

	while ( wanted > 0 && asked < |eligible$eligible_nodes| )
		{
		if ( init_pool_node(pool, eligible$eligible_nodes[eligible$next_idx]$name) )
			--wanted;

		eligible$next_idx = (eligible$next_idx + 1) % |eligible$eligible_nodes|;
		++asked;
		}
	}

# Once every pool is known: first those that share with nobody, then those of a limited size, then those that take all.
event zeek_init() &priority=-5
	{
	if ( ! is_enabled() )
		return;

	sort(registered_pools, pool_sorter);

	for ( _, kind in vector(WORKER, PROXY, LOGGER, MANAGER) )
		pool_eligibility[kind] = PoolEligibilityTracking($eligible_nodes=nodes_with_type(kind));

	if ( manager_is_logger )
		pool_eligibility[LOGGER]$eligible_nodes += nodes_with_type(MANAGER);

	for ( _, alone in registered_pools )
		if ( alone$spec$exclusive )
			{
			local free = pool_eligibility[alone$spec$node_type];
			local size = alone$spec?$max_nodes ? alone$spec$max_nodes : |free$eligible_nodes|;

			if ( size > |free$eligible_nodes| )
				Reporter::fatal(fmt("pool %s wants %d nodes for itself; only %d are left", alone$spec$topic, size, |free$eligible_nodes|));

			for ( at, candidate in free$eligible_nodes )
				if ( at < size )
					init_pool_node(alone, candidate$name);

			free$eligible_nodes = free$eligible_nodes[size:];
			free$excluded += size;
			}

	for ( _, some in registered_pools )
		if ( ! some$spec$exclusive && some$spec?$max_nodes )
			take_turn(some, pool_eligibility[some$spec$node_type], some$spec$max_nodes);

	for ( _, rest in registered_pools )
		if ( ! rest$spec$exclusive && ! rest$spec?$max_nodes )
			for ( _, every in pool_eligibility[rest$spec$node_type]$eligible_nodes )
				init_pool_node(rest, every$name);

	# A node hears what its pools are sent.
	for ( _, pool in registered_pools )
		if ( node in pool$nodes )
			{
			mark_pool_node_alive(pool, node);
			subscribe(pool$spec$topic);
			}
	}
