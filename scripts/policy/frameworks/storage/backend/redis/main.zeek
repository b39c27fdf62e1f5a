##! Storage on a Redis server.

@load base/frameworks/storage/main

module Storage;

redef enum Storage::Backend += { STORAGE_BACKEND_REDIS = 125 };

module Storage::Backend::Redis;

export {
	const default_connect_timeout: interval = 5secs &redef;
	const default_operation_timeout: interval = 5secs &redef;

	type Options: record {
		server_host: string &optional;
		server_port: port &default=6379/tcp;
		## Path of a socket on this machine; then *server_host* and *server_port* do not count.
		server_unix_socket: string &optional;
		## Stands before every key, so that several users of a server keep apart.
		key_prefix: string &default="";
		connect_timeout: interval &default=default_connect_timeout;
		operation_timeout: interval &default=default_operation_timeout;
		username: string &optional;
		password: string &optional;
	};
}

redef record Storage::BackendOptions += {
	redis: Storage::Backend::Redis::Options &optional;
};
