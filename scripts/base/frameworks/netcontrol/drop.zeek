##! netcontrol_drop.log, and dropping single connections.

@load ./main

module NetControl;

export {
	redef enum Log::ID += { DROP_LOG };

	## Drops a connection; gives the identifier of the rule.
	global drop_connection: function(c: conn_id, t: interval, location: string &default=""): string;

	## Can change or refuse such rules before others see them.
	global drop_rule_policy: hook(r: Rule);

	type DropInfo: record { ts: time &log;
		rule_id: string &log;
		## The address or the connection.
		orig_h: addr &log;
		orig_p: port &log &optional;
		resp_h: addr &log &optional;
		resp_p: port &log &optional;
		expire: interval &log;
		location: string &log &optional; };

	global log_netcontrol_drop: event(rec: DropInfo);
	global log_policy_drop: Log::PolicyHook;
}

event zeek_init() &priority=5
	{
	Log::create_stream(NetControl::DROP_LOG, Log::Stream($columns=DropInfo, $path="netcontrol_drop",
	                                                     $ev=log_netcontrol_drop, $policy=log_policy_drop));
	}

# Asks for the rule and logs it if there is one.
function ask_to_drop(r: Rule, row: DropInfo): string
	{
	if ( ! hook NetControl::drop_rule_policy(r) )
		return "";

	row$rule_id = add_rule(r);

	if ( row$rule_id == "" )
		return "";

	if ( r?$location && r$location != "" )
		row$location = r$location;

	Log::write(DROP_LOG, row);
	return row$rule_id;
	}

function drop_connection(c: conn_id, t: interval, location: string): string
	{
	return ask_to_drop(Rule($entity=Entity($conn=c, $ty=CONNECTION), $ty=DROP, $target=FORWARD, $location=location, $expire=t),
	                   DropInfo($ts=network_time(), $rule_id="", $expire=t,
	                            $orig_h=c$orig_h, $orig_p=c$orig_p, $resp_h=c$resp_h, $resp_p=c$resp_p));
	}

function drop_address(a: addr, t: interval, location: string): string
	{ return ask_to_drop(host_rule(DROP, addr_to_subnet(a), t, location),
	                     DropInfo($ts=network_time(), $rule_id="", $orig_h=a, $expire=t)); }
