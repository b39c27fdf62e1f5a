##! Intelligence in a cluster: the manager has all data, the others know which indicators there are and report sightings.

@load base/frameworks/cluster
@load ./main

module Intel;

export {
	## A node has a new item for the manager; the manager has a new indicator for all others.
	global insert_item: event(item: Item) &is_used;
	global insert_indicator: event(item: Item) &is_used;

	## Indicators that were there before a node came.
	global known_indicators: event(store: MinDataStore) &is_used;

	## Whether nodes that come are told what is known.
	const send_store_on_node_up = T &redef;
}

@if ( Cluster::local_node_type() == Cluster::MANAGER )

event Intel::insert_item(item: Item)
	{
	local welcome = hook filter_item(item);

	if ( welcome )
		_insert(item);
	}

# Everyone else needs to know what to look for, not what is said about it.
event Intel::new_item(item: Item) &priority=5
	{
	for ( _, topic in vector(Cluster::worker_topic, Cluster::proxy_topic) )
		Cluster::publish(topic, Intel::insert_indicator, item);
	}

event Intel::remove_indicator(item: Item)
	{
	for ( _, topic in vector(Cluster::worker_topic, Cluster::proxy_topic) )
		Cluster::publish(topic, Intel::remove_indicator, item);
	}

event Intel::match_remote(s: Seen)
	{
	if ( find(s) )
		event Intel::match(s, get_items(s));
	}

event Cluster::node_up(name: string, id: string)
	{
	if ( ! send_store_on_node_up || Cluster::nodes[name]$node_type !in set(Cluster::WORKER, Cluster::PROXY) )
		return;

	local all = MinDataStore($host_data=set(), $subnet_data=set(), $string_data=set());

	for ( host in data_store$host_data )
		add all$host_data[host];

	for ( net in data_store$subnet_data )
		add all$subnet_data[net];

	for ( [text, what] in data_store$string_data )
		add all$string_data[text, what];

	if ( |all$host_data| + |all$subnet_data| + |all$string_data| > 0 )
		Cluster::publish(Cluster::node_topic(name), Intel::known_indicators, all);
	}

@else

redef have_full_data = F;

event Intel::known_indicators(store: MinDataStore)
	{
	for ( host in store$host_data )
		add min_data_store$host_data[host];

	for ( net in store$subnet_data )
		add min_data_store$subnet_data[net];

	for ( [text, what] in store$string_data )
		add min_data_store$string_data[text, what];
	}

event Intel::insert_indicator(item: Item)
	{
	# Perhaps it came from here.
	if ( ! item_exists(item) )
		_insert(item, F);
	}

# The manager decides, and tells all others.
event Intel::new_item(item: Item)
	{ Cluster::publish(Cluster::manager_topic, Intel::insert_item, item); }

event Intel::remove_item(item: Item, purge_indicator: bool)
	{ Cluster::publish(Cluster::manager_topic, Intel::remove_item, item, purge_indicator); }

event Intel::match_remote(s: Seen)
	{
	local told = copy(s);

	# Of a connection and a file, what names them; the rest changes while the message travels, and not all of it can.
	if ( s?$conn )
		{
		local c = s$conn;
		told$uid = c$uid;
		told$conn = connection($id=c$id, $orig=c$orig, $resp=c$resp, $start_time=c$start_time, $duration=c$duration,
		                       $service=c$service, $history=c$history, $uid=c$uid);
		}

	if ( s?$f )
		{
		told$fuid = s$f$id;
		delete told$f;
		}

	Cluster::publish(Cluster::manager_topic, Intel::match_remote, told);
	}

@endif
