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

module IP;

export {
	## Names of what runs on top of IP, by protocol number.
	const protocol_names: table[count] of string = {
		[0] = "ip", [1] = "icmp", [2] = "igmp", [3] = "ggp", [4] = "ip-encap", [5] = "st2", [6] = "tcp", [7] = "cbt",
		[8] = "egp", [9] = "igp", [12] = "pup", [17] = "udp", [20] = "hmp", [22] = "xns-idp", [27] = "rdp",
		[29] = "iso-tp4", [33] = "dccp", [36] = "xtp", [37] = "ddp", [38] = "idpr-cmtp", [41] = "ipv6",
		[43] = "ipv6-route", [44] = "ipv6-frag", [45] = "idrp", [46] = "rsvp", [47] = "gre", [50] = "esp",
		[51] = "ah", [57] = "skip", [58] = "ipv6-icmp", [59] = "ipv6-nonxt", [60] = "ipv6-opts", [73] = "rspf",
		[81] = "vmtp", [88] = "eigrp", [89] = "ospf", [93] = "ax.25", [94] = "ipip", [97] = "etherip",
		[98] = "encap", [103] = "pim", [108] = "ipcomp", [112] = "vrrp", [115] = "l2tp", [124] = "isis",
		[132] = "sctp", [133] = "fc", [135] = "mobility-header", [136] = "udplite", [137] = "mpls-in-ip",
		[138] = "manet", [139] = "hip", [140] = "shim6", [141] = "wesp", [142] = "rohc", [143] = "ethernet",
	} &default=function(c: count): string { return fmt("unknown-%d", c); } &redef;
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

event new_teredo_state(c: connection) &priority=5
	{
	Conn::register_removal_hook(c, finalize_teredo);
	}

hook finalize_teredo(c: connection)
	{
	remove_teredo_connection(c$id);
	}

module PacketAnalyzer::GTPV1;

export {
	global finalize_gtpv1: Conn::RemovalHook;
}

event new_gtpv1_state(c: connection) &priority=5
	{
	Conn::register_removal_hook(c, finalize_gtpv1);
	}

hook finalize_gtpv1(c: connection)
	{
	remove_gtpv1_connection(c$id);
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
