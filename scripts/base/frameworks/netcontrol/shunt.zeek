##! netcontrol_shunt.log, and shunting: flows that the monitor need not see any more.

@load ./main

module NetControl;

export {
	redef enum Log::ID += { SHUNT };

	## Keeps a flow away from the monitor; gives the identifier of the rule.
	global shunt_flow: function(f: flow_id, t: interval, location: string &default=""): string;

	type ShuntInfo: record { ts: time &log;
		rule_id: string &log;
		f: flow_id &log;
		expire: interval &log;
		location: string &log &optional; };

	global log_netcontrol_shunt: event(rec: ShuntInfo);
	global log_policy_shunt: Log::PolicyHook;
}

event zeek_init() &priority=5
	{
	Log::create_stream(NetControl::SHUNT, Log::Stream($columns=ShuntInfo, $path="netcontrol_shunt",
	                                                  $ev=log_netcontrol_shunt, $policy=log_policy_shunt));
	}

function shunt_flow(f: flow_id, t: interval, location: string): string
	{
	local id = add_rule(Rule($entity=one_way(f), $ty=DROP, $target=MONITOR, $location=location, $expire=t));

	if ( id == "" )
		return "";

	local row = ShuntInfo($ts=network_time(), $f=f, $rule_id=id, $expire=t);

	if ( location != "" )
		row$location = location;

	Log::write(SHUNT, row);
	return id;
	}
