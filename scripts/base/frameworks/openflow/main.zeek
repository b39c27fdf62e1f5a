##! OpenFlow: scripts change the flow tables of switches, through controllers of several kinds.

@load ./consts
@load ./types

module OpenFlow;

export {
	## Changes a table; F if that failed at once.
	global flow_mod: function(controller: Controller, match: ofp_match, flow_mod: ofp_flow_mod): bool;

	## Empties it.
	global flow_clear: function(controller: Controller): bool;

	## The match for a connection, in its direction or the other.
	global match_conn: function(id: conn_id, reverse: bool &default=F): ofp_match;

	## Cookies name flows: the kind of program that made them, a group, and a number.
	global generate_cookie: function(cookie: count &default=0): count;
	global is_valid_cookie: function(cookie: count): bool;
	global get_cookie_gid: function(cookie: count): count;
	global get_cookie_uid: function(cookie: count): count;

	## A change was made, or was not; a flow is gone, by what it was and what it saw.
	global flow_mod_success: event(name: string, match: ofp_match, flow_mod: ofp_flow_mod, msg: string &default="");
	global flow_mod_failure: event(name: string, match: ofp_match, flow_mod: ofp_flow_mod, msg: string &default="");
	global flow_removed: event(name: string, match: ofp_match, cookie: count, priority: count, reason: count,
	                           duration_sec: count, idle_timeout: count, packet_count: count, byte_count: count);

	## A controller can be used.
	global controller_activated: event(name: string, controller: Controller);

	## For those who write a kind of controller: it exists; it is ready.
	global register_controller: function(tpe: Plugin, name: string, controller: Controller);
	global unregister_controller: function(controller: Controller);
	global controller_init_done: function(controller: Controller);

	## Those of a name.
	global lookup_controller: function(name: string): vector of Controller;
}

global name_to_controller: table[string] of Controller;

# 64 bits: 24 of the program, 8 of the group, 32 of the flow.
const COOKIE_UID_START: count = 0;
const COOKIE_UID_SIZE: count = 0x100000000;
const COOKIE_GID_START: count = 0x100000000;
const COOKIE_GID_SIZE: count = 0x100;
const COOKIE_BID_START: count = 0x10000000000;
const COOKIE_BID_SIZE: count = 0x1000000;
const ZEEK_COOKIE_ID: count = 4;

global register_controller_impl: function(tpe: Plugin, name: string, controller: Controller);
global unregister_controller_impl: function(controller: Controller);
global lookup_controller_impl: function(name: string): vector of Controller;

function flow_mod(controller: Controller, match: ofp_match, flow_mod: ofp_flow_mod): bool
	{ return controller?$flow_mod ? controller$flow_mod(controller$state, match, flow_mod) : F; }

function flow_clear(controller: Controller): bool
	{ return controller?$flow_clear ? controller$flow_clear(controller$state) : F; }

function match_conn(id: conn_id, reverse: bool): ofp_match
	{
	local transport = get_port_transport_proto(id$orig_p);
	local from_h = reverse ? id$resp_h : id$orig_h;
	local to_h = reverse ? id$orig_h : id$resp_h;
	local from_p = reverse ? id$resp_p : id$orig_p;
	local to_p = reverse ? id$orig_p : id$resp_p;
	local m = ofp_match($dl_type=is_v6_addr(from_h) ? ETH_IPv6 : ETH_IPv4,
	                    $nw_src=addr_to_subnet(from_h), $nw_dst=addr_to_subnet(to_h),
	                    $tp_src=port_to_count(from_p), $tp_dst=port_to_count(to_p));

	m$nw_proto = transport == udp ? IP_UDP : (transport == icmp ? IP_ICMP : IP_TCP);
	return m;
	}

function generate_cookie(cookie: count): count
	{
	if ( cookie >= COOKIE_GID_START * COOKIE_GID_SIZE )
		{
		Reporter::warning(fmt("%d is too large for a flow cookie", cookie));
		return INVALID_COOKIE;
		}

	return ZEEK_COOKIE_ID * COOKIE_BID_START + cookie;
	}

function is_valid_cookie(cookie: count): bool
	{
	local ours = cookie / COOKIE_BID_START == ZEEK_COOKIE_ID;

	if ( ! ours )
		Reporter::warning(fmt("flow cookie %d is not one of ours", cookie));

	return ours;
	}

function get_cookie_uid(cookie: count): count
	{ return is_valid_cookie(cookie) ? cookie % COOKIE_UID_SIZE : INVALID_COOKIE; }

function get_cookie_gid(cookie: count): count
	{ return is_valid_cookie(cookie) ? cookie / COOKIE_GID_START % COOKIE_GID_SIZE : INVALID_COOKIE; }

function controller_init_done(controller: Controller)
	{
	local name = controller$state?$_name ? controller$state$_name : "";

	if ( name !in name_to_controller )
		{
		Reporter::error("an OpenFlow controller that is not registered says that it is ready");
		return;
		}

	controller$state$_activated = T;
	event OpenFlow::controller_activated(name, controller);
	}

function register_controller_impl(tpe: Plugin, name: string, controller: Controller)
	{
	local full_name = cat(tpe, name);

	if ( full_name in name_to_controller )
		{
		Reporter::error(fmt("there is an OpenFlow controller %s already", full_name));
		return;
		}

	name_to_controller[full_name] = controller;
	controller$state$_name = full_name;
	controller$state$_plugin = tpe;

	# One without anything to prepare is ready.
	if ( ! controller?$init )
		controller_init_done(controller);
	else
		controller$init(controller$state);
	}

function unregister_controller_impl(controller: Controller)
	{
	if ( controller$state$_name !in name_to_controller )
		{
		Reporter::error("an OpenFlow controller that is not registered was to be forgotten");
		return;
		}

	local told = controller?$destroy;
	delete name_to_controller[controller$state$_name];

	if ( told )
		controller$destroy(controller$state);
	}

function lookup_controller_impl(name: string): vector of Controller
	{
	local out: vector of Controller = vector();

	if ( name in name_to_controller )
		out += name_to_controller[name];

	return out;
	}
