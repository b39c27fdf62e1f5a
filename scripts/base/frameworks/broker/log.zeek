##! broker.log: what happened to peers.

module Broker;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;
}

event zeek_init() &priority=5
	{
	Log::create_stream(Broker::LOG, Log::Stream($columns=Broker::Info, $path="broker", $policy=log_policy));
	}

function log_status(ev: string, endpoint: EndpointInfo, msg: string)
	{
	local row = Broker::Info($ts=network_time(), $ty=Broker::STATUS, $ev=ev, $message=msg);

	if ( endpoint?$network )
		row$peer = endpoint$network;

	Log::write(Broker::LOG, row);
	}

event Broker::peer_added(endpoint: EndpointInfo, msg: string)
	{ log_status("peer-added", endpoint, msg); }

event Broker::peer_removed(endpoint: EndpointInfo, msg: string)
	{ log_status("peer-removed", endpoint, msg); }

event Broker::peer_lost(endpoint: EndpointInfo, msg: string)
	{ log_status("connection-terminated", endpoint, msg); }

event Broker::error(code: ErrorCode, msg: string)
	{
	local label = subst_string(to_lower(sub(cat(code), /Broker::/, "")), "_", "-");
	Log::write(Broker::LOG, Broker::Info($ts=network_time(), $ty=Broker::ERROR, $ev=label, $message=msg));
	}
