##! Records that describe flows and what a switch shall do with them (OpenFlow Switch Specification 1.0).

@load ./consts

module OpenFlow;

export {
	## Kinds of actions.
	type ofp_action_type: enum { OFPAT_OUTPUT = 0x0, OFPAT_SET_VLAN_VID = 0x1, OFPAT_SET_VLAN_PCP = 0x2, OFPAT_STRIP_VLAN = 0x3, OFPAT_SET_DL_SRC = 0x4, OFPAT_SET_DL_DST = 0x5, OFPAT_SET_NW_SRC = 0x6, OFPAT_SET_NW_DST = 0x7, OFPAT_SET_NW_TOS = 0x8, OFPAT_SET_TP_SRC = 0x9, OFPAT_SET_TP_DST = 0xa, OFPAT_ENQUEUE = 0xb, OFPAT_VENDOR = 0xffff };

	## What a switch does with fragments.
	type ofp_config_flags: enum { OFPC_FRAG_NORMAL = 0, OFPC_FRAG_DROP = 1, OFPC_FRAG_REASM = 2, OFPC_FRAG_MASK = 3 };

	## What a flow modification does.
	type ofp_flow_mod_command: enum { OFPFC_ADD = 0, OFPFC_MODIFY = 1, OFPFC_MODIFY_STRICT = 2, OFPFC_DELETE = 3, OFPFC_DELETE_STRICT = 4 };
	## Which packets; what is not given may be anything.
	type ofp_match: record { in_port: count &optional &log;
		dl_src: string &optional &log; dl_dst: string &optional &log;
		dl_vlan: count &optional &log; dl_vlan_pcp: count &optional &log; dl_type: count &optional &log;
		nw_tos: count &optional &log; nw_proto: count &optional &log;
		nw_src: subnet &optional &log; nw_dst: subnet &optional &log;
		tp_src: count &optional &log; tp_dst: count &optional &log; };

	## What is done with them: rewritten as said, then sent out of the ports; without any, dropped.
	type ofp_flow_action: record { out_ports: vector of count &default=vector() &log;
		vlan_vid: count &optional &log; vlan_pcp: count &optional &log; vlan_strip: bool &default=F &log;
		dl_src: string &optional &log; dl_dst: string &optional &log; nw_tos: count &optional &log;
		nw_src: addr &optional &log; nw_dst: addr &optional &log;
		tp_src: count &optional &log; tp_dst: count &optional &log; };

	## A change of a switch's table.
	type ofp_flow_mod: record { cookie: count &log;
		table_id: count &optional &log;
		command: ofp_flow_mod_command &log;
		## Seconds without a packet, and in all, after which the flow is forgotten; zero: never.
		idle_timeout: count &default=0 &log;
		hard_timeout: count &default=0 &log;
		priority: count &default=0 &log;
		out_port: count &optional &log;
		out_group: count &optional &log;
		flags: count &default=0 &log;
		actions: ofp_flow_action &default=ofp_flow_action() &log; };

	## Kinds of controllers.
	type Plugin: enum { INVALID, RYU, OFLOG, BROKER };

	## What a controller has to remember; each kind adds fields.
	type ControllerState: record { _plugin: Plugin &optional; _name: string &optional; _activated: bool &default=F; };

	type Controller: record { state: ControllerState;
		## Whether it tells when a flow is gone.
		supports_flow_removed: bool;
		describe: function(state: ControllerState): string;
		init: function(state: ControllerState) &optional;
		destroy: function(state: ControllerState) &optional;
		flow_mod: function(state: ControllerState, match: ofp_match, flow_mod: ofp_flow_mod): bool &optional;
		flow_clear: function(state: ControllerState): bool &optional; };
}
