##! unknown_protocols.log: what packets carry that no analyzer knows.

module UnknownProtocol;

export {
	redef enum Log::ID += { LOG };

	type Info: record { ts: time &log;
		## The analyzer that came upon it, its number there, and the first octets.
		analyzer: string &log; protocol_id: string &log; first_bytes: string &log; };

	global log_policy: Log::PolicyHook;
}

event unknown_protocol(analyzer_name: string, protocol: count, first_bytes: string, analyzer_history: string_vec)
	{
	Log::write(LOG, Info($analyzer=analyzer_name, $protocol_id=fmt("0x%x", protocol), $ts=network_time(),
	                     $first_bytes=bytestring_to_hexstr(first_bytes)));
	}

event zeek_init() &priority=5
	{ Log::create_stream(LOG, Log::Stream($columns=Info, $path="unknown_protocols", $policy=log_policy)); }
