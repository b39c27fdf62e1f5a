##! Sending the contents of tables to other nodes, and taking what others send.

@load ./main

module Broker;

export {
	## The node that keeps the masters of tables with &backend names these tables to a node that has come.
	global announce_masters: event(masters: set[string]);
}

event Broker::announce_masters(masters: set[string])
	{
	# Copies of tables that scripts here declare are there already; asking again for one yields the same.
	if ( ! Broker::table_store_master )
		for ( id in masters )
			Broker::create_clone("___sync_store_" + id);
	}

module Cluster;

export {
	## Sends all entries of a global table or set, so many at once.
	global publish_table: function(topic: string, table_val: any,
	                               batch_size: count &default=default_publish_table_batch_size): bool;

	## Changes of a table that happened at another node.
	global table_change_infos: event(tcheader: TableChangeHeader, tcinfos: TableChangeInfos);

	## Changes that are to be passed on to a topic, from nodes that do not reach everybody themselves.
	global forward_table_change_infos: event(tcheader: TableChangeHeader, tcinfos: TableChangeInfos, to_topic: string);
}

function publish_table(topic: string, table_val: any, batch_size: count): bool
	{ return __publish_table(topic, table_val, batch_size); }

event Cluster::table_change_infos(tcheader: TableChangeHeader, tcinfos: TableChangeInfos)
	{
	if ( tcheader$node_id == node_id() )
		return;

	if ( hook apply_table_change_infos_policy(tcheader, tcinfos) )
		apply_table_change_infos(tcheader, tcinfos);
	}

event Cluster::forward_table_change_infos(tcheader: TableChangeHeader, tcinfos: TableChangeInfos, to_topic: string)
	{
	Cluster::publish(to_topic, Cluster::table_change_infos, tcheader, tcinfos);
	event Cluster::table_change_infos(tcheader, tcinfos);
	}

event Cluster::node_up(name: string, id: string)
	{
	if ( ! Broker::table_store_master || name == node )
		return;

	local kept: set[string];

	for ( variable, about in global_ids() )
		if ( about$broker_backend )
			add kept[variable];

	if ( |kept| > 0 )
		Cluster::publish(node_topic(name), Broker::announce_masters, kept);
	}
