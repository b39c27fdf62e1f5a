##! The Ryu controller, through its REST interface (ofctl_rest).

@load ../main

module OpenFlow;

export {
	## One for the switch *dpid* behind a controller.
	global ryu_new: function(host: addr, host_port: count, dpid: count): OpenFlow::Controller;

	redef record ControllerState += { ryu_host: addr &optional; ryu_port: count &optional; ryu_dpid: count &optional;
		## Print what would be sent rather than send it.
		ryu_debug: bool &default=F; };
}

# Actions and modifications as the interface wants them.
type ryu_flow_action: record { _type: string; _port: count &optional; };

type ryu_ofp_flow_mod: record { dpid: count; cookie: count &optional; cookie_mask: count &optional; table_id: count &optional;
	idle_timeout: count &optional; hard_timeout: count &optional; priority: count &optional; flags: count &optional;
	match: OpenFlow::ofp_match; actions: vector of ryu_flow_action; out_port: count &optional; out_group: count &optional; };

const RYU_FLOWENTRY_PATH: string = "/stats/flowentry/";

const ryu_url: table[ofp_flow_mod_command] of string = {
	[OFPFC_ADD] = "add", [OFPFC_MODIFY] = "modify", [OFPFC_MODIFY_STRICT] = "modify_strict",
	[OFPFC_DELETE] = "delete", [OFPFC_DELETE_STRICT] = "delete_strict",
};

function ryu_describe(state: ControllerState): string
	{ return fmt("Ryu-%d-http://%s:%d", state$ryu_dpid, state$ryu_host, state$ryu_port); }

function ryu_address(state: ControllerState, path: string): string
	{ return fmt("http://%s:%d%s%s", addr_to_uri(state$ryu_host), state$ryu_port, RYU_FLOWENTRY_PATH, path); }

function ryu_flow_mod(state: ControllerState, match: ofp_match, flow_mod: OpenFlow::ofp_flow_mod): bool
	{
	local actions: vector of ryu_flow_action = vector();

	for ( _, out in flow_mod$actions$out_ports )
		actions += ryu_flow_action($_type="OUTPUT", $_port=out);

	local body = ryu_ofp_flow_mod($dpid=state$ryu_dpid, $cookie=flow_mod$cookie, $idle_timeout=flow_mod$idle_timeout,
	                              $hard_timeout=flow_mod$hard_timeout, $priority=flow_mod$priority,
	                              $flags=flow_mod$flags, $match=match, $actions=actions);

	if ( flow_mod?$table_id ) body$table_id = flow_mod$table_id;
	if ( flow_mod?$out_port ) body$out_port = flow_mod$out_port;
	if ( flow_mod?$out_group ) body$out_group = flow_mod$out_group;

	# Field names with an underscore in front stand for names that scripts cannot use.
	local text = to_json(body, F, /^_/);
	local url = ryu_address(state, ryu_url[flow_mod$command]);

	if ( state$ryu_debug )
		{
		print url, text;
		event OpenFlow::flow_mod_success(state$_name, match, flow_mod);
		return T;
		}

@ifdef ( ActiveHTTP::request )
	local order = ActiveHTTP::Request($url=url, $method="POST", $client_data=text);

	when [state, order, match, flow_mod] ( local answer = ActiveHTTP::request(order) )
		{
		if ( answer$code == 200 )
			event OpenFlow::flow_mod_success(state$_name, match, flow_mod, answer$body);
		else
			event OpenFlow::flow_mod_failure(state$_name, match, flow_mod, answer$body);
		}

	return T;
@else
	Reporter::error("the Ryu controller cannot be reached: there is no ActiveHTTP");
	return F;
@endif
	}

function ryu_flow_clear(state: ControllerState): bool
	{
	local url = ryu_address(state, fmt("clear/%d", state$ryu_dpid));

	if ( state$ryu_debug )
		{
		print url;
		return T;
		}

@ifdef ( ActiveHTTP::request )
	local order = ActiveHTTP::Request($url=url, $method="DELETE");

	when [order] ( local answer = ActiveHTTP::request(order) )
		{
		if ( answer$code != 200 )
			Reporter::warning(fmt("the Ryu controller did not clear its table: %s", answer$body));
		}

	return T;
@else
	Reporter::error("the Ryu controller cannot be reached: there is no ActiveHTTP");
	return F;
@endif
	}

function ryu_new(host: addr, host_port: count, dpid: count): OpenFlow::Controller
	{
	local c = OpenFlow::Controller($supports_flow_removed=F, $describe=ryu_describe, $flow_mod=ryu_flow_mod, $flow_clear=ryu_flow_clear,
	                               $state=OpenFlow::ControllerState($ryu_host=host, $ryu_port=host_port, $ryu_dpid=dpid));
	register_controller(OpenFlow::RYU, cat(host, host_port, dpid), c);
	return c;
	}
