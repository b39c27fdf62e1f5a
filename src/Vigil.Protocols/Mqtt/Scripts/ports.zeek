##! Where Mqtt servers are usually found; that also tells the server's side of connections seen half-way.

module MQTT;

export {
	const ports: set[port] = { 1883/tcp } &redef;
}

redef likely_server_ports += { ports };
