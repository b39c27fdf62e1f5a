##! Where the engine finds inner packets and transport-level tunnels: ports by default, more by redefinition.

module PacketAnalyzer;

export {
	## Hands packets to a port of *parent* to *child*.
	global register_for_port: function(parent: PacketAnalyzer::Tag, child: PacketAnalyzer::Tag, p: port): bool;

	## The same for many; *server_ports* also mark the server side of connections seen half-way.
	global register_for_ports: function(parent: PacketAnalyzer::Tag, child: PacketAnalyzer::Tag, server_ports: set[port],
	                                    non_server_ports: set[port] &default=set()): bool;
}

function register_for_port(parent: PacketAnalyzer::Tag, child: PacketAnalyzer::Tag, p: port): bool
	{
	return PacketAnalyzer::register_packet_analyzer(parent, port_to_count(p), child);
	}

function register_for_ports(parent: PacketAnalyzer::Tag, child: PacketAnalyzer::Tag, server_ports: set[port],
                            non_server_ports: set[port]): bool
	{
	local all_taken = T;

	for ( p in server_ports | non_server_ports )
		all_taken = PacketAnalyzer::register_for_port(parent, child, p) && all_taken;

	return all_taken;
	}

module PacketAnalyzer::IP;

export {
	## Hands a change of the option to the engine.
	global analyzer_option_change_ignore_checksums_nets: function(ID: string, new_value: set[subnet], location: string): set[subnet];
}

function analyzer_option_change_ignore_checksums_nets(ID: string, new_value: set[subnet], location: string): set[subnet]
	{
	if ( ID == "ignore_checksums_nets" )
		PacketAnalyzer::__set_ignore_checksums_nets(new_value);

	return new_value;
	}

# Tunnels that keep state about a connection give it up with the connection.

module PacketAnalyzer::TEREDO;

export {
	global finalize_teredo: Conn::RemovalHook;
}

event new_teredo_state(c: connection)
	{
	Conn::register_removal_hook(c, finalize_teredo);
	}

hook finalize_teredo(c: connection)
	{
	PacketAnalyzer::TEREDO::remove_teredo_connection(c$id);
	}

module PacketAnalyzer::GTPV1;

export {
	global finalize_gtpv1: Conn::RemovalHook;
}

event new_gtpv1_state(c: connection)
	{
	Conn::register_removal_hook(c, finalize_gtpv1);
	}

hook finalize_gtpv1(c: connection)
	{
	PacketAnalyzer::GTPV1::remove_gtpv1_connection(c$id);
	}

module PacketAnalyzer;

redef likely_server_ports += {
	PacketAnalyzer::AYIYA::ayiya_ports,
	PacketAnalyzer::GTPV1::gtpv1_ports,
	PacketAnalyzer::Geneve::geneve_ports,
	PacketAnalyzer::TEREDO::teredo_ports,
	PacketAnalyzer::VXLAN::vxlan_ports,
};

event zeek_init() &priority=20
	{
	register_for_ports(PacketAnalyzer::ANALYZER_UDP, PacketAnalyzer::ANALYZER_AYIYA, PacketAnalyzer::AYIYA::ayiya_ports);
	register_for_ports(PacketAnalyzer::ANALYZER_UDP, PacketAnalyzer::ANALYZER_GRE, PacketAnalyzer::GRE::gre_ports);
	register_for_ports(PacketAnalyzer::ANALYZER_UDP, PacketAnalyzer::ANALYZER_GTPV1, PacketAnalyzer::GTPV1::gtpv1_ports);
	register_for_ports(PacketAnalyzer::ANALYZER_UDP, PacketAnalyzer::ANALYZER_GENEVE, PacketAnalyzer::Geneve::geneve_ports);
	register_for_ports(PacketAnalyzer::ANALYZER_UDP, PacketAnalyzer::ANALYZER_TEREDO, PacketAnalyzer::TEREDO::teredo_ports);
	register_for_ports(PacketAnalyzer::ANALYZER_UDP, PacketAnalyzer::ANALYZER_VXLAN, PacketAnalyzer::VXLAN::vxlan_ports);

	# These two show themselves on any port.
	PacketAnalyzer::register_protocol_detection(PacketAnalyzer::ANALYZER_UDP, PacketAnalyzer::ANALYZER_TEREDO);
	PacketAnalyzer::register_protocol_detection(PacketAnalyzer::ANALYZER_UDP, PacketAnalyzer::ANALYZER_GTPV1);

	PacketAnalyzer::__set_ignore_checksums_nets(ignore_checksums_nets);
	Option::set_change_handler("ignore_checksums_nets", PacketAnalyzer::IP::analyzer_option_change_ignore_checksums_nets, 5);
	}
