##! Vocabulary of a cluster: nodes, pools, and how they are reached.

module Cluster::Telemetry;

export {
	type Type: enum { INFO, VERBOSE, DEBUG };

	const core_metrics: set[Cluster::Telemetry::Type] = { Cluster::Telemetry::INFO } &redef;
	const message_size_bounds: vector of double = vector(10.0, 50.0, 100.0, 500.0, 1000.0, 5000.0, 10000.0, 50000.0) &redef;
	const websocket_metrics: set[Cluster::Telemetry::Type] = { Cluster::Telemetry::INFO } &redef;
}

module HashHRW;

export {
	type Site: record { id: count; user_data: any &optional; };

	type SiteTable: table[count] of HashHRW::Site;

	type Pool: record { sites: table[count] of HashHRW::Site &default=table(); };
}

module Cluster;

export {
	type NodeType: enum { NONE, CONTROL, LOGGER, MANAGER, PROXY, WORKER };

	type PoolNode: record {
		name: string;
		alias: string;
		site_id: count;
		alive: bool &default=F;
		topic: string;
	};

	type PoolNodeTable: table[string] of Cluster::PoolNode;
	type RoundRobinTable: table[string] of int;

	type TableChangeInfo: record {
		change: TableChange;
		ts: time;
		index: vector of any;
		value: any &optional;
		previous_value: any &optional;
	};

	type TableChangeInfos: vector of Cluster::TableChangeInfo;

	type NetworkInfo: record { address: string; bound_port: port; };

	type EndpointInfo: record {
		id: string;
		network: Cluster::NetworkInfo;
		application_name: string &optional;
	};

	type Event: record { ev: any; args: vector of any; };

	type Info: record {
		ts: time &log;
		node: string &log;
		message: string &log;
	};

	type Node: record {
		node_type: Cluster::NodeType;
		ip: addr;
		zone_id: string &default="";
		p: port &default=0/unknown;
		manager: string &optional;
		id: string &optional;
		metrics_port: port &optional;
	};

	const node: string = getenv("CLUSTER_NODE") &redef;

	type NamedNode: record { name: string; node: Cluster::Node; };

	type PoolSpec: record {
		topic: string;
		node_type: Cluster::NodeType;
		max_nodes: count &optional;
		exclusive: bool &default=F;
	};

	type Pool: record {
		spec: Cluster::PoolSpec;
		nodes: table[string] of Cluster::PoolNode &default=table();
		node_list: vector of Cluster::PoolNode &default=vector();
		hrw_pool: HashHRW::Pool &default=HashHRW::Pool();
		rr_key_seq: table[string] of int &default=table();
		alive_count: count &default=0;
	};

	type PoolEligibilityTracking: record {
		eligible_nodes: vector of Cluster::NamedNode &default=vector();
		next_idx: count &default=0;
		excluded: count &default=0;
	};

	option default_table_publish_on_change_max_batch_delay: interval = 10msec;
	option default_table_publish_on_change_max_batch_size: count = 10;

	type PublishOnChangeAttr: record {
		changes: set[TableChange];
		topic: any &optional;
		max_batch_size: count &default=Cluster::default_table_publish_on_change_max_batch_size;
		max_batch_delay: interval &default=Cluster::default_table_publish_on_change_max_batch_delay;
	};

	const default_backend: Broker::BackendType = Broker::MEMORY &redef;
	const default_master_node: string = "" &redef;

	type StoreInfo: record {
		name: string &optional;
		store: opaque of Broker::Store &optional;
		master_node: string &default=Cluster::default_master_node;
		master: bool &default=F;
		backend: Broker::BackendType &default=Cluster::default_backend;
		options: Broker::BackendOptions &default=Broker::BackendOptions();
		clone_resync_interval: interval &default=Broker::default_clone_resync_interval;
		clone_stale_interval: interval &default=Broker::default_clone_stale_interval;
		clone_mutation_buffer_interval: interval &default=Broker::default_clone_mutation_buffer_interval;
	};

	type TableChangeHeader: record {
		id: string;
		ts: time;
		node_id: string;
	};

	type WebSocketTLSOptions: record {
		cert_file: string &optional;
		key_file: string &optional;
		enable_peer_verification: bool &default=F;
		ca_file: string &default="";
		ciphers: string &default="";
	};

	const default_websocket_max_event_queue_size: count = 32 &redef;
	const default_websocket_ping_interval: interval = 5sec &redef;

	type WebSocketServerOptions: record {
		listen_addr: addr &optional;
		listen_port: port;
		max_event_queue_size: count &default=Cluster::default_websocket_max_event_queue_size;
		ping_interval: interval &default=Cluster::default_websocket_ping_interval;
		tls_options: Cluster::WebSocketTLSOptions &default=Cluster::WebSocketTLSOptions();
	};

	const backend: Cluster::BackendTag = Cluster::CLUSTER_BACKEND_NONE &redef;
	const default_persistent_backend: Broker::BackendType = Broker::SQLITE &redef;
	const default_publish_table_batch_size: count = 10000 &redef;
	const default_store_dir: string = "" &redef;
	const enable_round_robin_logging: bool = T &redef;
	const event_serializer: Cluster::EventSerializerTag = Cluster::EVENT_SERIALIZER_BROKER_BIN_V1 &redef;
	const log_serializer: Cluster::LogSerializerTag = Cluster::LOG_SERIALIZER_ZEEK_BIN_V1 &redef;
	const manager_is_logger: bool = T &redef;
	const nodes: table[string] of Cluster::Node = table() &redef;
	const retry_interval: interval = 1sec &redef;
}

module Control;

export {
	const arg: string = "" &redef;
	const cmd: string = "" &redef;
	const commands: set[string] = set("id_value", "peer_status", "net_stats", "configuration_update", "shutdown") &redef;
	const controllee_listen: bool = T &redef;
	const host: addr = 0.0.0.0 &redef;
	const host_port: port = 0/tcp &redef;
	const ignore_ids: set[string] = set();
	const topic_prefix: string = "zeek/control";
	const zone_id: string = "" &redef;
}
