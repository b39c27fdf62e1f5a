##! The nodes of a cluster: which one this is, who else there is, and the topics by which they are reached.

@load base/frameworks/broker
@load base/utils/paths

module Cluster::Telemetry;

export {
	## Topics that name single nodes are counted together, under what stands here for them.
	const topic_normalizations: table[pattern] of string = {
		[/^zeek\/cluster\/nodeid\/.*/] = "zeek/cluster/nodeid/__normalized__",
	} &ordered &redef;
}

module Cluster;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	const manager_topic: string = "zeek/cluster/manager" &redef;
	const logger_topic: string = "zeek/cluster/logger" &redef;
	const proxy_topic: string = "zeek/cluster/proxy" &redef;
	const worker_topic: string = "zeek/cluster/worker" &redef;

	## Everything published here reaches every node.
	const broadcast_topics: set[string] = { logger_topic, manager_topic, proxy_topic, worker_topic };

	## Beginnings of the topics that single nodes listen to, by name and by identity.
	const node_topic_prefix = "zeek/cluster/node/" &redef;
	const nodeid_topic_prefix = "zeek/cluster/nodeid/" &redef;

	## Data stores known so far.
	global stores: table[string] of StoreInfo = table() &default=StoreInfo() &redef;

	## A node introduces itself; then others learn that it came, and later that it went.
	global hello: event(name: string, id: string);
	global node_up: event(name: string, id: string);
	global node_down: event(name: string, id: string);

	## Whether this process takes part in a cluster.
	global is_enabled: function(): bool;

	## What this process is in the cluster; NONE outside of one.
	global local_node_type: function(): NodeType;
	global local_node_metrics_port: function(): port;

	global nodes_with_type: function(node_type: NodeType): vector of NamedNode;
	global get_node_count: function(node_type: NodeType): count;
	global get_active_node_count: function(node_type: NodeType): count;

	global node_topic: function(name: string): string;
	global nodeid_topic: function(id: string): string;
	global nodeid_to_node: function(id: string): NamedNode;
	## Who this node is to the others. A backend that has identities of its own says so by redefinition.
	global node_id: function(): string = Broker::node_id &redef;

	## Starts the backend.
	global init: function(): bool;

	## Subscriptions go by the beginning of topics.
	global subscribe: function(topic: string): bool;
	global unsubscribe: function(topic: string): bool;

	## Serves WebSocket clients, which send and get events.
	global listen_websocket: function(options: WebSocketServerOptions): bool;

	## A data store for the whole cluster: the master is one node, the others have copies.
	global create_store: function(name: string, persistent: bool &default=F): StoreInfo;

	## Adds a line to cluster.log.
	global log: function(msg: string);

	global format_endpoint_info: function(ei: EndpointInfo): string;

	## May veto (break) topics, connections, and changes that arrive from elsewhere.
	global on_subscribe: hook(topic: string);
	global on_unsubscribe: hook(topic: string);
	global connect_node_hook: hook(connectee: NamedNode);
	global apply_table_change_infos_policy: hook(tcheader: TableChangeHeader, tcinfos: TableChangeInfos);
}

# Identities of the nodes that are up, by what they are.
global active_node_ids: table[NodeType] of set[string];

event zeek_init() &priority=5
	{ Log::create_stream(Cluster::LOG, Log::Stream($columns=Info, $path="cluster", $policy=log_policy)); }

function log(msg: string)
	{ Log::write(Cluster::LOG, Info($ts=network_time(), $node=node, $message=msg)); }

function is_enabled(): bool
	{ return node != ""; }

function local_node_type(): NodeType
	{ return node in nodes ? nodes[node]$node_type : NONE; }

function local_node_metrics_port(): port
	{ return node in nodes && nodes[node]?$metrics_port ? nodes[node]$metrics_port : 0/unknown; }

function nodes_with_type(node_type: NodeType): vector of NamedNode
	{
	local found: vector of NamedNode;
	local names: vector of string;

	for ( name, about in nodes )
		if ( about$node_type == node_type )
			names += name;

	# By name, so that all nodes see the same order.
	sort(names, strcmp);

	for ( _, sorted in names )
		found += NamedNode($name=sorted, $node=nodes[sorted]);

	return found;
	}

function get_node_count(node_type: NodeType): count
	{ return |nodes_with_type(node_type)|; }

function get_active_node_count(node_type: NodeType): count
	{ return node_type in active_node_ids ? |active_node_ids[node_type]| : 0; }

function node_topic(name: string): string
	{ return node_topic_prefix + name + "/"; }

function nodeid_topic(id: string): string
	{ return nodeid_topic_prefix + id + "/"; }

function nodeid_to_node(id: string): NamedNode
	{
	for ( name, about in nodes )
		if ( about?$id && about$id == id )
			return NamedNode($name=name, $node=about);

	return NamedNode($name="", $node=Node($node_type=NONE, $ip=0.0.0.0));
	}

function init(): bool
	{ return Cluster::Backend::__init(node_id()); }

function subscribe(topic: string): bool
	{ return hook on_subscribe(topic) && __subscribe(topic); }

function unsubscribe(topic: string): bool
	{ return hook on_unsubscribe(topic) && __unsubscribe(topic); }

function listen_websocket(options: WebSocketServerOptions): bool
	{ return __listen_websocket(options); }

function create_store(name: string, persistent: bool): StoreInfo
	{
	local about = stores[name];
	about$name = name;

	if ( about?$store && ! Broker::is_closed(about$store) )
		return about;

	if ( persistent )
		{
		about$backend = default_persistent_backend;

		if ( about$options$sqlite$path == "" )
			about$options$sqlite$path = default_store_dir == "" ? name + ".sqlite" : build_path(default_store_dir, name + ".sqlite");
		}

	if ( about$master_node == "" )
		about$master_node = default_master_node;

	if ( ! is_enabled() )
		about$master = T;
	else if ( about$master_node == "" )
		about$master = local_node_type() == MANAGER;
	else if ( about$master_node in nodes )
		about$master = about$master_node == node;
	else
		Reporter::fatal(fmt("store '%s' is to be kept by '%s', which is not part of the cluster layout", name, about$master_node));

	if ( about$master )
		about$store = Broker::create_master(name, about$backend, about$options);
	else
		about$store = Broker::create_clone(name, about$clone_resync_interval, about$clone_stale_interval,
		                                   about$clone_mutation_buffer_interval);

	stores[name] = about;
	return about;
	}

event Cluster::hello(name: string, id: string) &priority=10
	{
	if ( name !in nodes )
		{
		Reporter::error(fmt("hello from '%s', which is not part of the cluster layout", name));
		return;
		}

	local about = nodes[name];

	if ( about?$id )
		{
		# Two processes under one name: the first keeps it until it goes.
		if ( about$id != id )
			Reporter::error(fmt("'%s' is connected as %s; %s wants the same name", name, about$id, id));

		return;
		}

	about$id = id;

	if ( about$node_type !in active_node_ids )
		active_node_ids[about$node_type] = set();

	add active_node_ids[about$node_type][id];
	event Cluster::node_up(name, id);
	Cluster::log(fmt("got hello from %s (%s)", name, id));
	}

event Cluster::node_down(name: string, id: string) &priority=10
	{
	if ( name !in nodes )
		return;

	local what = nodes[name]$node_type;

	if ( what in active_node_ids )
		delete active_node_ids[what][id];

	delete nodes[name]$id;
	Cluster::log(fmt("node down: %s", name));
	}

function format_endpoint_info(ei: EndpointInfo): string
	{
	local where = fmt("'%s' (%s:%d)", ei$id, ei$network$address, port_to_count(ei$network$bound_port));
	return ei?$application_name ? fmt("%s application_name=%s", where, ei$application_name) : where;
	}
