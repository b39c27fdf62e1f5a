##! broker.log: when peers came and went, and what went wrong.

@load ./main
@load base/frameworks/logging

module Broker;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	## Adds a line about a peer.
	global log_status: function(ev: string, endpoint: EndpointInfo, msg: string);
}

event zeek_init() &priority=5
	{ Log::create_stream(Broker::LOG, Log::Stream($columns=Info, $path="broker", $policy=log_policy)); }

function log_status(ev: string, endpoint: EndpointInfo, msg: string)
	{
	local line = Broker::Info($ts=network_time(), $ty=STATUS, $ev=ev, $message=msg);

	if ( endpoint?$network )
		line$peer = endpoint$network;

	Log::write(Broker::LOG, line);
	}

event Broker::peer_added(endpoint: EndpointInfo, msg: string)
	{ log_status("peer-added", endpoint, msg); }

event Broker::peer_removed(endpoint: EndpointInfo, msg: string)
	{ log_status("peer-removed", endpoint, msg); }

event Broker::peer_lost(endpoint: EndpointInfo, msg: string)
	{ log_status("connection-terminated", endpoint, msg); }

event Broker::error(code: ErrorCode, msg: string)
	{
	# PEER_UNAVAILABLE is written peer-unavailable.
	local name = gsub(to_lower(gsub(cat(code), /^Broker::/, "")), /_/, "-");
	Log::write(Broker::LOG, Broker::Info($ts=network_time(), $ty=ERROR, $ev=name, $message=msg));

	if ( code != PEER_UNAVAILABLE )
		Reporter::error(fmt("Broker error (%s): %s", code, msg));
	}

event Broker::internal_log_event(lvl: LogSeverityLevel, id: string, description: string)
	{
	local kinds = table([LOG_CRITICAL] = CRITICAL_EVENT, [LOG_ERROR] = ERROR_EVENT, [LOG_WARNING] = WARNING_EVENT,
	                    [LOG_INFO] = INFO_EVENT, [LOG_VERBOSE] = VERBOSE_EVENT, [LOG_DEBUG] = DEBUG_EVENT);
	Log::write(Broker::LOG, Broker::Info($ts=network_time(), $ty=kinds[lvl], $ev=id, $message=description));
	}
