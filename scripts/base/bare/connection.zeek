##! A connection as scripts meet it: its tuple, its two ends, the tunnels around it and the states of its transport.

module TCP;

export {
	type Option: record {
		kind: count;
		length: count;
		data: string &optional;
		mss: count &optional;
		window_scale: count &optional;
		sack: vector of count &optional;
		send_timestamp: count &optional;
		echo_timestamp: count &optional;
		rate: count &optional;
		ttl_diff: count &optional;
		qs_nonce: count &optional;
	};

	type OptionList: vector of TCP::Option;

	type RawOption: record { kind: count; data: string; };

	type RawOptionList: vector of TCP::RawOption;
}

module ConnThreshold;

export {
	const generic_packet_thresholds: set[count] = set() &redef;
}

module Tunnel;

export {
	type Type: enum { NONE, IP, AYIYA, TEREDO, SOCKS, GTPv1, HTTP, GRE, VXLAN, GENEVE };
}

module GLOBAL;

type transport_proto: enum { unknown_transport, tcp, udp, icmp };

type conn_id_ctx: record { };

## The addresses and ports of a connection, seen from its originator.
type conn_id: record {
	orig_h: addr &log;
	orig_p: port &log;
	resp_h: addr &log;
	resp_p: port &log;
	proto: count &default=65535;
	ctx: conn_id_ctx &default=conn_id_ctx() &log;
};
module Tunnel;

export {
	type EncapsulatingConn: record {
		cid: conn_id &log;
		tunnel_type: Tunnel::Type &log;
		uid: string &optional &log;
	};
}

module GLOBAL;

type EncapsulatingConnVector: vector of Tunnel::EncapsulatingConn;

## One end of a connection.
type endpoint: record {
	size: count;
	state: count;
	num_pkts: count &optional;
	num_bytes_ip: count &optional;
	flow_label: count;
	l2_addr: string &optional;
};

## Everything the engine and the loaded scripts know about one connection.
type connection: record {
	id: conn_id;
	orig: endpoint;
	resp: endpoint;
	start_time: time;
	duration: interval;
	service: set[string];
	history: string;
	uid: string;
	tunnel: vector of Tunnel::EncapsulatingConn &optional;
	vlan: int &optional;
	inner_vlan: int &optional;
	failed_analyzers: set[string] &default=set();
};
module Conn;

export {
	type RemovalHook: hook(c: connection);

	redef record connection += {
		## Called when the engine forgets the connection.
		removal_hooks: set[RemovalHook] &optional;
	};
}

module GLOBAL;

type SYN_packet: record {
	is_orig: bool;
	DF: bool;
	ttl: count;
	size: count;
	win_size: count;
	win_scale: int;
	MSS: count;
	SACK_OK: bool;
	TSval: count &optional;
	TSecr: count &optional;
};

type endpoint_stats: record {
	num_pkts: count;
	num_rxmit: count;
	num_rxmit_bytes: count;
	num_in_order: count;
	num_OO: count;
	num_repl: count;
	endian_type: count;
};

type flow_id: record {
	src_h: addr &log;
	src_p: port &log;
	dst_h: addr &log;
	dst_p: port &log;
};

type icmp_context: record {
	id: conn_id;
	len: count;
	proto: count;
	frag_offset: count;
	bad_hdr_len: bool;
	bad_checksum: bool;
	MF: bool;
	DF: bool;
};

type icmp_info: record {
	v6: bool;
	itype: count;
	icode: count;
	len: count;
	ttl: count;
};

type signature_state: record {
	sig_id: string;
	conn: connection;
	is_orig: bool;
	payload_size: count;
};

const CONTENTS_BOTH: count = 3;
const CONTENTS_NONE: count = 0;
const CONTENTS_ORIG: count = 1;
const CONTENTS_RESP: count = 2;
const ENDIAN_BIG: count = 2;
const ENDIAN_CONFUSED: count = 3;
const ENDIAN_LITTLE: count = 1;
const ENDIAN_UNKNOWN: count = 0;
const ICMP_UNREACH_ADMIN_PROHIB: count = 13;
const ICMP_UNREACH_HOST: count = 1;
const ICMP_UNREACH_NEEDFRAG: count = 4;
const ICMP_UNREACH_NET: count = 0;
const ICMP_UNREACH_PORT: count = 3;
const ICMP_UNREACH_PROTOCOL: count = 2;
const TCP_CLOSED: count = 5;
const TCP_ESTABLISHED: count = 4;
const TCP_INACTIVE: count = 0;
const TCP_PARTIAL: count = 3;
const TCP_RESET: count = 6;
const TCP_SYN_ACK_SENT: count = 2;
const TCP_SYN_SENT: count = 1;
module Tunnel;

export {
	const delay_gtp_confirmation: bool = F &redef;
	const delay_teredo_confirmation: bool = T &redef;
	const ip_tunnel_timeout: interval = 1day &redef;
	const max_changes_per_connection: count = 5 &redef;
	const max_depth: count = 4 &redef;
	const validate_vxlan_checksums: bool = T &redef;
}

module GLOBAL;

const UDP_ACTIVE: count = 1;
const UDP_INACTIVE: count = 0;
