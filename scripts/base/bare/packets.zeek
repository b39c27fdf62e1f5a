##! Headers of single packets, capture settings, and the dispatch constants of link layers and tunnels.

module AF_Packet;

export {
	type ChecksumMode: enum { CHECKSUM_OFF, CHECKSUM_ON, CHECKSUM_KERNEL };

	type FanoutMode: enum { FANOUT_HASH, FANOUT_CPU, FANOUT_QM, FANOUT_CBPF, FANOUT_EBPF };

	const block_size: count = 32768 &redef;
	const block_timeout: interval = 10msec &redef;
	const buffer_size: count = 134217728 &redef;
	const checksum_validation_mode: AF_Packet::ChecksumMode = AF_Packet::CHECKSUM_ON &redef;
	const enable_defrag: bool = F &redef;
	const enable_fanout: bool = T &redef;
	const enable_hw_timestamping: bool = F &redef;
	const fanout_id: count = 23 &redef;
	const fanout_mode: AF_Packet::FanoutMode = AF_Packet::FANOUT_HASH &redef;
	const link_type: count = 1 &redef;
}

module Pcap;

export {
	type filter_state: enum { ok, fatal, warning };

	const bufsize: count = 128 &redef;
	const bufsize_offline_bytes: count = 131072 &redef;
	const non_fd_timeout: interval = 20usec &redef;
	const snaplen: count = 9216 &redef;

	type Interface: record {
		name: string;
		description: string &optional;
		addrs: set[addr];
		is_loopback: bool;
		is_up: bool &optional;
		is_running: bool &optional;
	};

	type Interfaces: set[Pcap::Interface];
}

module PacketAnalyzer::AYIYA;

export {
	const IPPROTO_IPV4: count = 4;
	const IPPROTO_IPV6: count = 41;
	const ayiya_ports: set[port] = { 5072/udp } &redef;
}

module PacketAnalyzer::ETHERNET;

export {
	const LLC_FORWARDING_KEY: count = 3;
	const NOVELL_FORWARDING_KEY: count = 2;
	const SNAP_FORWARDING_KEY: count = 1;
}

module PacketAnalyzer::FDDI;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_IP &redef;
}

module PacketAnalyzer::GRE;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_IPTUNNEL &redef;
	const gre_ports: set[port] = { 4754/udp } &redef;
}

module PacketAnalyzer::GTPV1;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_IP &redef;
	const gtpv1_ports: set[port] = { 2152/udp, 2123/udp } &redef;
}

module PacketAnalyzer::Geneve;

export {
	const geneve_ports: set[port] = { 6081/udp } &redef;

	type Option: record {
		class: count;
		critical: bool;
		typ: count;
		data: string;
	};
}

module GLOBAL;

type layer3_proto: enum { L3_IPV4, L3_IPV6, L3_ARP, L3_UNKNOWN };

type link_encap: enum { LINK_ETHERNET, LINK_UNKNOWN };

const IPPROTO_AH: count = 51;
const IPPROTO_DSTOPTS: count = 60;
const IPPROTO_ESP: count = 50;
const IPPROTO_FRAGMENT: count = 44;
const IPPROTO_HOPOPTS: count = 0;
const IPPROTO_ICMP: count = 1;
const IPPROTO_ICMPV6: count = 58;
const IPPROTO_IGMP: count = 2;
const IPPROTO_IP: count = 0;
const IPPROTO_IPIP: count = 4;
const IPPROTO_IPV6: count = 41;
const IPPROTO_MOBILITY: count = 135;
const IPPROTO_NONE: count = 59;
const IPPROTO_RAW: count = 255;
const IPPROTO_ROUTING: count = 43;
const IPPROTO_TCP: count = 6;
const IPPROTO_UDP: count = 17;
const TH_ACK: count = 16;
const TH_FIN: count = 1;
const TH_FLAGS: count = 63;
const TH_PUSH: count = 8;
const TH_RST: count = 4;
const TH_SYN: count = 2;
const TH_URG: count = 32;

type icmp_hdr: record { icmp_type: count; };

type ip4_hdr: record {
	hl: count;
	tos: count;
	len: count;
	id: count;
	DF: bool;
	MF: bool;
	offset: count;
	ttl: count;
	p: count;
	sum: count;
	src: addr;
	dst: addr;
};

type ip6_ah: record {
	nxt: count;
	len: count;
	rsv: count;
	spi: count;
	seq: count &optional;
	data: string &optional;
};

type ip6_option: record {
	otype: count;
	len: count;
	data: string;
};

type ip6_dstopts: record {
	nxt: count;
	len: count;
	options: vector of ip6_option;
};

type ip6_esp: record { spi: count; seq: count; };

type ip6_fragment: record {
	nxt: count;
	rsv1: count;
	offset: count;
	rsv2: count;
	more: bool;
	id: count;
};

type ip6_hopopts: record {
	nxt: count;
	len: count;
	options: vector of ip6_option;
};

type ip6_mobility_back: record {
	status: count;
	k: bool;
	seq: count;
	life: count;
	options: vector of ip6_option;
};

type ip6_mobility_be: record {
	status: count;
	hoa: addr;
	options: vector of ip6_option;
};

type ip6_mobility_brr: record { rsv: count; options: vector of ip6_option; };

type ip6_mobility_bu: record {
	seq: count;
	a: bool;
	h: bool;
	l: bool;
	k: bool;
	life: count;
	options: vector of ip6_option;
};

type ip6_mobility_cot: record {
	nonce_idx: count;
	cookie: count;
	token: count;
	options: vector of ip6_option;
};

type ip6_mobility_coti: record {
	rsv: count;
	cookie: count;
	options: vector of ip6_option;
};

type ip6_mobility_hot: record {
	nonce_idx: count;
	cookie: count;
	token: count;
	options: vector of ip6_option;
};

type ip6_mobility_hoti: record {
	rsv: count;
	cookie: count;
	options: vector of ip6_option;
};

type ip6_mobility_msg: record {
	id: count;
	brr: ip6_mobility_brr &optional;
	hoti: ip6_mobility_hoti &optional;
	coti: ip6_mobility_coti &optional;
	hot: ip6_mobility_hot &optional;
	cot: ip6_mobility_cot &optional;
	bu: ip6_mobility_bu &optional;
	back: ip6_mobility_back &optional;
	be: ip6_mobility_be &optional;
};

type ip6_mobility_hdr: record {
	nxt: count;
	len: count;
	mh_type: count;
	rsv: count;
	chksum: count;
	msg: ip6_mobility_msg;
};

type ip6_routing: record {
	nxt: count;
	len: count;
	rtype: count;
	segleft: count;
	data: string;
};

type ip6_ext_hdr: record {
	id: count;
	hopopts: ip6_hopopts &optional;
	dstopts: ip6_dstopts &optional;
	routing: ip6_routing &optional;
	fragment: ip6_fragment &optional;
	ah: ip6_ah &optional;
	esp: ip6_esp &optional;
	mobility: ip6_mobility_hdr &optional;
};

type ip6_hdr: record {
	class: count;
	flow: count;
	len: count;
	nxt: count;
	hlim: count;
	src: addr;
	dst: addr;
	exts: vector of ip6_ext_hdr;
};

type tcp_hdr: record {
	sport: port;
	dport: port;
	seq: count;
	ack: count;
	hl: count;
	dl: count;
	reserved: count;
	flags: count;
	win: count;
};

type udp_hdr: record {
	sport: port;
	dport: port;
	ulen: count;
};

type pkt_hdr: record {
	ip: ip4_hdr &optional;
	ip6: ip6_hdr &optional;
	tcp: tcp_hdr &optional;
	udp: udp_hdr &optional;
	icmp: icmp_hdr &optional;
};

global secondary_filters: table[string] of event(filter: string, pkt: pkt_hdr) = table() &redef;

type teredo_origin: record { p: port; a: addr; };

type teredo_auth: record {
	id: string;
	value: string;
	nonce: count;
	confirm: count;
};

type teredo_hdr: record {
	auth: teredo_auth &optional;
	origin: teredo_origin &optional;
	hdr: pkt_hdr;
};

type l2_hdr: record {
	encap: link_encap;
	len: count;
	cap_len: count;
	src: string &optional;
	dst: string &optional;
	vlan: count &optional;
	vlan_pcp: count &optional;
	vlan_dei: bool &optional;
	inner_vlan: count &optional;
	inner_vlan_pcp: count &optional;
	inner_vlan_dei: bool &optional;
	eth_type: count &optional;
	proto: layer3_proto;
};

type raw_pkt_hdr: record {
	l2: l2_hdr;
	ip: ip4_hdr &optional;
	ip6: ip6_hdr &optional;
	tcp: tcp_hdr &optional;
	udp: udp_hdr &optional;
	icmp: icmp_hdr &optional;
};

type pcap_packet: record {
	ts_sec: count;
	ts_usec: count;
	caplen: count;
	len: count;
	data: string;
	link_type: link_encap;
};

type icmp6_nd_prefix_info: record {
	prefix_len: count;
	L_flag: bool;
	A_flag: bool;
	valid_lifetime: interval;
	preferred_lifetime: interval;
	prefix: addr;
};

type icmp6_nd_option: record {
	otype: count;
	len: count;
	link_address: string &optional;
	prefix: icmp6_nd_prefix_info &optional;
	redirect: icmp_context &optional;
	mtu: count &optional;
	payload: string &optional;
};

type gtpv1_hdr: record {
	version: count;
	pt_flag: bool;
	rsv: bool;
	e_flag: bool;
	s_flag: bool;
	pn_flag: bool;
	msg_type: count;
	length: count;
	teid: count;
	seq: count &optional;
	n_pdu: count &optional;
	next_type: count &optional;
};

type gtp_gsn_addr: record { ip: addr &optional; other: string &optional; };

type gtp_private_extension: record { id: count; value: string; };

type gtp_qos_profile: record { priority: count; data: string; };

type gtp_update_pdp_ctx_response_elements: record {
	cause: count;
	recovery: count &optional;
	data1: count &optional;
	cp: count &optional;
	charging_id: count &optional;
	cp_addr: gtp_gsn_addr &optional;
	user_addr: gtp_gsn_addr &optional;
	qos_prof: gtp_qos_profile &optional;
	charge_gateway: addr &optional;
	ext: gtp_private_extension &optional;
};

type gtp_end_user_addr: record {
	pdp_type_org: count;
	pdp_type_num: count;
	pdp_ip: addr &optional;
	pdp_other_addr: string &optional;
};

type gtp_rai: record {
	mcc: count;
	mnc: count;
	lac: count;
	rac: count;
};

type gtp_update_pdp_ctx_request_elements: record {
	imsi: count &optional;
	rai: gtp_rai &optional;
	recovery: count &optional;
	data1: count;
	cp: count &optional;
	nsapi: count;
	trace_ref: count &optional;
	trace_type: count &optional;
	cp_addr: gtp_gsn_addr;
	user_addr: gtp_gsn_addr;
	qos_prof: gtp_qos_profile;
	tft: string &optional;
	trigger_id: string &optional;
	omc_id: string &optional;
	ext: gtp_private_extension &optional;
	end_user_addr: gtp_end_user_addr &optional;
};

type gtp_delete_pdp_ctx_response_elements: record {
	cause: count;
	ext: gtp_private_extension &optional;
};

type gtp_delete_pdp_ctx_request_elements: record {
	teardown_ind: bool &optional;
	nsapi: count;
	ext: gtp_private_extension &optional;
};

type gtp_create_pdp_ctx_response_elements: record {
	cause: count;
	reorder_req: bool &optional;
	recovery: count &optional;
	data1: count &optional;
	cp: count &optional;
	charging_id: count &optional;
	end_user_addr: gtp_end_user_addr &optional;
	opts: string &optional;
	cp_addr: gtp_gsn_addr &optional;
	user_addr: gtp_gsn_addr &optional;
	qos_prof: gtp_qos_profile &optional;
	charge_gateway: addr &optional;
	ext: gtp_private_extension &optional;
};

type gtp_create_pdp_ctx_request_elements: record {
	imsi: count &optional;
	rai: gtp_rai &optional;
	recovery: count &optional;
	select_mode: count &optional;
	data1: count;
	cp: count &optional;
	nsapi: count;
	linked_nsapi: count &optional;
	charge_character: count &optional;
	trace_ref: count &optional;
	trace_type: count &optional;
	end_user_addr: gtp_end_user_addr &optional;
	ap_name: string &optional;
	opts: string &optional;
	signal_addr: gtp_gsn_addr;
	user_addr: gtp_gsn_addr;
	msisdn: string &optional;
	qos_prof: gtp_qos_profile;
	tft: string &optional;
	trigger_id: string &optional;
	omc_id: string &optional;
	ext: gtp_private_extension &optional;
};

type PacketSource: record {
	live: bool;
	path: string;
	link_type: int;
	netmask: count;
};

type gtp_trigger_id: string;
type gtp_trace_type: count;
type gtp_trace_reference: count;
type gtp_tft: string;
type gtp_teid_control_plane: count;
type gtp_teid1: count;
type gtp_teardown_ind: bool;
type gtp_selection_mode: count;
type gtp_reordering_required: bool;
type gtp_recovery: count;
type gtp_proto_config_options: string;
type gtp_omc_id: string;
type gtp_nsapi: count;
type gtp_msisdn: string;
type gtp_imsi: count;
type gtp_charging_id: count;
type gtp_charging_gateway_addr: addr;
type gtp_charging_characteristics: count;
type gtp_cause: count;
type gtp_access_point_name: string;
type geneve_options_vec: vector of PacketAnalyzer::Geneve::Option;
type geneve_options_vec_vec: vector of geneve_options_vec;
type icmp6_nd_options: vector of icmp6_nd_option;
type ip6_options: vector of ip6_option;
type ip6_ext_hdr_chain: vector of ip6_ext_hdr;
module PacketAnalyzer::IEEE802_11_RADIO;

export {
	const DLT_IEEE802_11: count = 105;
}

module PacketAnalyzer::IP;

export {
	const IPPROTO_GRE: count = 47;
	const IPPROTO_ICMP: count = 1;
	const IPPROTO_ICMP6: count = 58;
	const IPPROTO_IPIP: count = 4;
	const IPPROTO_IPV6: count = 41;
	const IPPROTO_TCP: count = 6;
	const IPPROTO_UDP: count = 17;
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_UNKNOWN_IP_TRANSPORT &redef;
}

module PacketAnalyzer::IPTUNNEL;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_IP &redef;
}

module PacketAnalyzer::MPLS;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_IP &redef;
}

module PacketAnalyzer::NFLOG;

export {
	const AF_INET: count = 2;
	const AF_INET6: count = 10;
}

module PacketAnalyzer::NULL;

export {
	const DLT_NULL: count = 0;
}

module PacketAnalyzer::PBB;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_ETHERNET &redef;
}

module PacketAnalyzer::PPP;

export {
	const DLT_PPP: count = 9;
}

module PacketAnalyzer::PPP_SERIAL;

export {
	const DLT_PPP_SERIAL: count = 50;
}

module PacketAnalyzer::ROOT;

export {
	const DLT_EN10MB: count = 1;
	const DLT_FDDI: count = 10;
	const DLT_IEEE802_11: count = 105;
	const DLT_IEEE802_11_RADIO: count = 127;
	const DLT_LINUX_SLL: count = 113;
	const DLT_LINUX_SLL2: count = 276;
	const DLT_NFLOG: count = 239;
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_IP &redef;
}

module PacketAnalyzer::SKIP;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_IP &redef;
	const skip_bytes: count = 0 &redef;
}

module PacketAnalyzer::TEREDO;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_IP &redef;
	const teredo_ports: set[port] = { 3544/udp } &redef;
}

module PacketAnalyzer::VLAN;

export {
	const LLC_FORWARDING_KEY: count = 3;
	const NOVELL_FORWARDING_KEY: count = 2;
	const SNAP_FORWARDING_KEY: count = 1;
}

module PacketAnalyzer::VXLAN;

export {
	const default_analyzer: PacketAnalyzer::Tag = PacketAnalyzer::ANALYZER_ETHERNET &redef;
	const vxlan_ports: set[port] = { 4789/udp } &redef;
}

module PacketAnalyzer;

export {
	const max_depth: count = 25 &redef;
}

module UnknownProtocol;

export {
	const first_bytes_count: count = 10 &redef;
	const sampling_duration: interval = 1hr &redef;
	const sampling_rate: count = 100000 &redef;
	const sampling_threshold: count = 3 &redef;
}
