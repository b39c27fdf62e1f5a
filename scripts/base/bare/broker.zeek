##! Vocabulary of the messaging layer and its defaults.

module Broker;

export {
	type BackendType: enum { MEMORY, SQLITE };

	type BrokerProtocol: enum { NATIVE, WEBSOCKET };

	type DataType: enum {
		NONE, BOOL, INT, COUNT, DOUBLE, STRING, ADDR, SUBNET, PORT, TIME, INTERVAL, ENUM, SET, TABLE, VECTOR,
	};

	type ErrorCode: enum {
		NO_ERROR = 0, UNSPECIFIED = 1, PEER_INCOMPATIBLE = 2, PEER_INVALID = 3, PEER_UNAVAILABLE = 4,
		PEER_DISCONNECT_DURING_HANDSHAKE = 5, PEER_TIMEOUT = 6, MASTER_EXISTS = 7, NO_SUCH_MASTER = 8,
		NO_SUCH_KEY = 9, REQUEST_TIMEOUT = 10, TYPE_CLASH = 11, INVALID_DATA = 12, BACKEND_FAILURE = 13,
		STALE_DATA = 14, CANNOT_OPEN_FILE = 15, CANNOT_WRITE_FILE = 16, INVALID_TOPIC_KEY = 17, END_OF_FILE = 18,
		INVALID_TAG = 19, INVALID_STATUS = 20, CAF_ERROR = 100,
	};

	type LogSeverityLevel: enum { LOG_CRITICAL, LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_VERBOSE, LOG_DEBUG };

	type PeerStatus: enum { INITIALIZING, CONNECTING, CONNECTED, PEERED, DISCONNECTED, RECONNECTING };

	type QueryStatus: enum { SUCCESS, FAILURE };

	type SQLiteFailureMode: enum { SQLITE_FAILURE_MODE_FAIL, SQLITE_FAILURE_MODE_DELETE };

	type SQLiteJournalMode: enum { SQLITE_JOURNAL_MODE_DELETE, SQLITE_JOURNAL_MODE_WAL };

	type SQLiteSynchronous: enum {
		SQLITE_SYNCHRONOUS_OFF, SQLITE_SYNCHRONOUS_NORMAL, SQLITE_SYNCHRONOUS_FULL, SQLITE_SYNCHRONOUS_EXTRA,
	};

	type Type: enum {
		STATUS, ERROR, CRITICAL_EVENT, ERROR_EVENT, WARNING_EVENT, INFO_EVENT, VERBOSE_EVENT, DEBUG_EVENT,
	};

	type Data: record { data: opaque of Broker::Data &optional; };

	type DataVector: vector of Broker::Data;

	type NetworkInfo: record { address: string &log; bound_port: port &log; };

	type EndpointInfo: record { id: string; network: Broker::NetworkInfo &optional; };

	type PeerInfo: record {
		peer: Broker::EndpointInfo;
		status: Broker::PeerStatus;
		is_outbound: bool;
	};

	type PeerInfos: vector of Broker::PeerInfo;

	type SQLiteOptions: record {
		path: string &default="";
		synchronous: Broker::SQLiteSynchronous &optional;
		journal_mode: Broker::SQLiteJournalMode &optional;
		failure_mode: Broker::SQLiteFailureMode &default=Broker::SQLITE_FAILURE_MODE_FAIL;
		integrity_check: bool &default=F;
	};

	type BackendOptions: record { sqlite: Broker::SQLiteOptions &default=Broker::SQLiteOptions(); };

	type Event: record { name: string &optional; args: vector of Broker::Data; };

	type Info: record {
		ts: time &log;
		ty: Broker::Type &log;
		ev: string &log;
		peer: Broker::NetworkInfo &optional &log;
		message: string &optional &log;
	};

	type QueryResult: record { status: Broker::QueryStatus; result: Broker::Data; };

	type TableItem: record { key: Broker::Data; val: Broker::Data; };

	const aggressive_interval: count = 4 &redef;
	const aggressive_polls: count = 5 &redef;
	const buffer_stats_reset_interval: interval = 1min &redef;
	const default_clone_mutation_buffer_interval: interval = 2min &redef;
	const default_clone_resync_interval: interval = 10sec &redef;
	const default_clone_stale_interval: interval = 5min &redef;
	const default_connect_retry: interval = 1sec &redef;
	const default_listen_address: string = getenv("ZEEK_DEFAULT_LISTEN_ADDRESS") &redef;
	const default_listen_address_websocket: string = getenv("ZEEK_DEFAULT_LISTEN_ADDRESS") &redef;
	const default_listen_retry: interval = 1sec &redef;
	const default_log_topic_prefix: string = "zeek/logs/" &redef;
	const default_port: port = 9999/tcp &redef;
	const default_port_websocket: port = 9997/tcp &redef;
	const disable_ssl: bool = F &redef;
	const forward_messages: bool = F &redef;
	const log_batch_interval: interval = 1sec &redef;
	const log_batch_size: count = 400 &redef;
	const log_severity_level: Broker::LogSeverityLevel = Broker::LOG_WARNING &redef;
	const log_stderr_severity_level: Broker::LogSeverityLevel = Broker::LOG_CRITICAL &redef;
	const max_threads: count = 1 &redef;
	const moderate_interval: count = 2 &redef;
	const moderate_polls: count = 5 &redef;
	const moderate_sleep: interval = 16msec &redef;
	const peer_buffer_size: count = 8192 &redef;
	option peer_counts_as_iosource: bool = T;
	const peer_overflow_policy: string = "drop_oldest" &redef;
	const relaxed_interval: count = 1 &redef;
	const relaxed_sleep: interval = 64msec &redef;
	const scheduler_policy: string = "sharing" &redef;
	const ssl_cafile: string = "" &redef;
	const ssl_capath: string = "" &redef;
	const ssl_certificate: string = "" &redef;
	const ssl_keyfile: string = "" &redef;
	const ssl_passphrase: string = "" &redef;
	const table_store_db_directory: string = "." &redef;
	const table_store_master: bool = T &redef;
	const web_socket_buffer_size: count = 8192 &redef;
	const web_socket_overflow_policy: string = "drop_oldest" &redef;
}
