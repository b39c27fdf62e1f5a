##! Serves WebSocket clients, by default those of this machine at port 27759.

@load base/frameworks/cluster

event zeek_init()
	{
	local where = getenv("ZEEK_WEBSOCKET_LISTEN_ADDRESS");
	local number = getenv("ZEEK_WEBSOCKET_LISTEN_PORT");

	Cluster::listen_websocket(Cluster::WebSocketServerOptions(
	    $listen_addr=to_addr(where == "" ? "127.0.0.1" : where),
	    $listen_port=to_port(fmt("%s/tcp", number == "" ? "27759" : number))));
	}
