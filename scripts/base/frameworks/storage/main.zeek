##! Storage of values under keys, outside of the program's memory. Backends are loaded from ``policy/frameworks/storage``.

module Storage;

export {
	## Whether operations on new backends are made at once even where they are asked for asynchronously.
	const default_forced_sync = F &redef;

	## Bounds of the histograms of how long operations take, in seconds.
	const latency_metric_bounds: vector of double = vector(0.001, 0.01, 0.1, 1.0) &redef;

	## Settings of a backend. Each kind of backend adds a field of its own.
	type BackendOptions: record {
		serializer: Storage::Serializer &default=Storage::STORAGE_SERIALIZER_JSON;
		forced_sync: bool &default=Storage::default_forced_sync;
	};

	## What to store, and how.
	type PutArgs: record {
		key: any;
		value: any;
		## Whether a value that is there already is replaced.
		overwrite: bool &default=T;
		## How long it is kept; 0: for ever.
		expire_time: interval &default=0sec;
	};
}
