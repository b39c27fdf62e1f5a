##! Vocabulary of process supervision.

module Supervisor;

export {
	type ClusterRole: enum { NONE, LOGGER, MANAGER, PROXY, WORKER };

	type ClusterEndpoint: record {
		role: Supervisor::ClusterRole;
		host: addr;
		p: port;
		interface: string &optional;
		pcap_file: string &optional;
		metrics_port: port &optional;
	};

	type NodeConfig: record {
		name: string;
		interface: string &optional;
		pcap_file: string &optional;
		directory: string &optional;
		stdout_file: string &optional;
		stderr_file: string &optional;
		bare_mode: bool &optional;
		addl_base_scripts: vector of string &default=vector();
		addl_user_scripts: vector of string &default=vector();
		env: table[string] of string &default=table();
		cpu_affinity: int &optional;
		cluster: table[string] of Supervisor::ClusterEndpoint &default=table();
	};

	type NodeStatus: record { node: Supervisor::NodeConfig; pid: int &optional; };

	type Status: record { nodes: table[string] of Supervisor::NodeStatus; };
}

module SupervisorControl;

export {
	const enable_listen: bool = F &redef;
	const topic_prefix: string = "zeek/supervisor" &redef;
}
