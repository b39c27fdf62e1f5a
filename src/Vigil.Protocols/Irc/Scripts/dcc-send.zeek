##! Files that are offered over IRC and sent on connections of their own (DCC SEND).

@load ./main
@load base/utils/conn-ids
@load base/frameworks/cluster
@load base/frameworks/files
@load base/frameworks/notice

module IRC;

export {
	## Offers that may wait to be taken up.
	const max_dcc_expected_transfers: count = 5000 &redef;

	redef record Info += {
		## The file, as it was offered, and what it turned out to be.
		dcc_file_name: string &log &optional;
		dcc_file_size: count &log &optional;
		dcc_mime_type: string &log &optional;
	};

	## For scripts that share offers in a cluster.
	global dcc_relay_topic: function(): string;

	global finalize_irc_data: Conn::RemovalHook;
}

# Connections to come, by where they go.
global dcc_expected_transfers: table[addr, port] of Info &read_expire=5mins;

## Where offers are made known in a cluster.
function dcc_relay_topic(): string
	{ return Cluster::rr_topic(Cluster::proxy_pool, "dcc_transfer_rr_key"); }

# What one worker announces to the others, by way of the proxies.
event dcc_transfer_add(host: addr, p: port, info: Info)
	{
	if ( Cluster::local_node_type() != Cluster::WORKER )
		{
		Cluster::publish(Cluster::worker_topic, dcc_transfer_add, host, p, info);
		return;
		}

	if ( [host, p] in dcc_expected_transfers || |dcc_expected_transfers| >= max_dcc_expected_transfers )
		return;

	dcc_expected_transfers[host, p] = info;
	Analyzer::schedule_analyzer(0.0.0.0, host, p, Analyzer::ANALYZER_IRC_DATA, 5mins);
	}

event dcc_transfer_remove(host: addr, p: port)
	{
	if ( Cluster::local_node_type() == Cluster::WORKER )
		delete dcc_expected_transfers[host, p];
	else
		Cluster::publish(Cluster::worker_topic, dcc_transfer_remove, host, p);
	}

event irc_dcc_message(c: connection, is_orig: bool, prefix: string, target: string, dcc_type: string, argument: string,
                      address: addr, dest_port: count, size: count) &priority=5
	{
	set_session(c);

	if ( dcc_type != "SEND" )
		return;

	c$irc$command = dcc_type;
	c$irc$dcc_file_name = argument;
	c$irc$dcc_file_size = size;

	local where = count_to_port(dest_port, tcp);

	if ( [address, where] !in dcc_expected_transfers && |dcc_expected_transfers| >= max_dcc_expected_transfers )
		return;

	dcc_expected_transfers[address, where] = c$irc;
	Analyzer::schedule_analyzer(0.0.0.0, address, where, Analyzer::ANALYZER_IRC_DATA, 5mins);

	# Another worker may see the connection.
	if ( Cluster::is_enabled() )
		Cluster::publish(dcc_relay_topic(), dcc_transfer_add, address, where, c$irc);
	}

event scheduled_analyzer_applied(c: connection, a: Analyzer::Tag) &priority=10
	{
	if ( a != Analyzer::ANALYZER_IRC_DATA || [c$id$resp_h, c$id$resp_p] !in dcc_expected_transfers )
		return;

	c$irc = dcc_expected_transfers[c$id$resp_h, c$id$resp_p];
	add c$service["irc-dcc-data"];
	Conn::register_removal_hook(c, finalize_irc_data);
	}

hook finalize_irc_data(c: connection)
	{
	if ( [c$id$resp_h, c$id$resp_p] !in dcc_expected_transfers )
		return;

	delete dcc_expected_transfers[c$id$resp_h, c$id$resp_p];

	if ( Cluster::is_enabled() )
		Cluster::publish(dcc_relay_topic(), dcc_transfer_remove, c$id$resp_h, c$id$resp_p);
	}
