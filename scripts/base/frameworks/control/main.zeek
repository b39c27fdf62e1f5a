##! What a controlling program may ask of a running node, and how the node answers.

module Control;

export {
	global configuration_update: event();
	global configuration_update_request: event();
	global configuration_update_response: event();
	global id_value_request: event(id: string);
	global id_value_response: event(id: string, val: string);
	global net_stats_request: event();
	global net_stats_response: event(s: string);
	global peer_status_request: event();
	global peer_status_response: event(s: string);
	global shutdown_request: event();
	global shutdown_response: event();
}
