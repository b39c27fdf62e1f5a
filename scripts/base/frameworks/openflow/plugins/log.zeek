##! A controller that only writes down what it would do: openflow.log.

@load ../main

module OpenFlow;

export {
	redef enum Log::ID += { LOG };

	## One for the switch *dpid*; whether it reports success.
	global log_new: function(dpid: count, success_event: bool &default=T): OpenFlow::Controller;

	redef record ControllerState += { log_dpid: count &optional; log_success_event: bool &optional; };

	type Info: record { ts: time &log; dpid: count &log; match: ofp_match &log; flow_mod: ofp_flow_mod &log; };

	global log_openflow: event(rec: Info);
	global log_policy: Log::PolicyHook;
}

event zeek_init() &priority=5
	{ Log::create_stream(OpenFlow::LOG, Log::Stream($columns=Info, $path="openflow", $ev=log_openflow, $policy=log_policy)); }

function log_describe(state: ControllerState): string
	{ return fmt("Log-%d", state$log_dpid); }

function log_flow_mod(state: ControllerState, match: ofp_match, flow_mod: OpenFlow::ofp_flow_mod): bool
	{
	local row = Info($ts=network_time(), $dpid=state$log_dpid, $match=match, $flow_mod=flow_mod);
	Log::write(OpenFlow::LOG, row);

	if ( state$log_success_event )
		event OpenFlow::flow_mod_success(state$_name, match, flow_mod);

	return T;
	}

function log_new(dpid: count, success_event: bool): OpenFlow::Controller
	{
	local c = OpenFlow::Controller($supports_flow_removed=F, $describe=log_describe, $flow_mod=log_flow_mod,
	                               $state=OpenFlow::ControllerState($log_dpid=dpid, $log_success_event=success_event));
	register_controller(OpenFlow::OFLOG, cat(dpid), c);
	return c;
	}
