##! Data stores, keys and values shared by nodes, and values in the data model of Broker.

@load ./main

module Broker;

export {
	## Makes this node the master of a store: it has the last word about every entry.
	global create_master: function(name: string, b: BackendType &default=MEMORY,
	                               options: BackendOptions &default=BackendOptions()): opaque of Broker::Store;

	## Makes a copy of a store that another node is the master of. The intervals: how often a lost master is looked for, how long the
	## copy answers without it, and how long changes wait for it.
	global create_clone: function(name: string, resync_interval: interval &default=default_clone_resync_interval,
	                              stale_interval: interval &default=default_clone_stale_interval,
	                              mutation_buffer_interval: interval &default=default_clone_mutation_buffer_interval): opaque of Broker::Store;

	## Leaves a store.
	global close: function(h: opaque of Broker::Store): bool;

	## Whether a store was left.
	global is_closed: function(h: opaque of Broker::Store): bool;

	## What a store is called.
	global store_name: function(h: opaque of Broker::Store): string;

	## The following ask; the answer comes later, so they stand in the condition of a when statement that has a timeout.
	global exists: function(h: opaque of Broker::Store, k: any): QueryResult;

	## FAILURE where there is no such key.
	global get: function(h: opaque of Broker::Store, k: any): QueryResult;

	## T if there was no such key before.
	global put_unique: function(h: opaque of Broker::Store, k: any, v: any, e: interval &default=0sec): QueryResult;

	## What a table has under an index, what a vector has at a position, whether a set has an element.
	global get_index_from_value: function(h: opaque of Broker::Store, k: any, i: any): QueryResult;

	## A set of all keys.
	global keys: function(h: opaque of Broker::Store): QueryResult;

	## The following change something and do not wait for it. An expiry of 0sec keeps a value for ever.
	global put: function(h: opaque of Broker::Store, k: any, v: any, e: interval &default=0sec): bool;
	global erase: function(h: opaque of Broker::Store, k: any): bool;
	global clear: function(h: opaque of Broker::Store): bool;

	## Starts from nothing where there is no such key.
	global increment: function(h: opaque of Broker::Store, k: any, a: any &default=1,
	                           e: interval &default=0sec): bool;
	global decrement: function(h: opaque of Broker::Store, k: any, a: any &default=1,
	                           e: interval &default=0sec): bool;
	global append: function(h: opaque of Broker::Store, k: any, s: string, e: interval &default=0sec): bool;
	global insert_into_set: function(h: opaque of Broker::Store, k: any, i: any, e: interval &default=0sec): bool;
	global insert_into_table: function(h: opaque of Broker::Store, k: any, i: any, v: any,
	                                   e: interval &default=0sec): bool;
	global remove_from: function(h: opaque of Broker::Store, k: any, i: any, e: interval &default=0sec): bool;
	global push: function(h: opaque of Broker::Store, k: any, v: any, e: interval &default=0sec): bool;
	global pop: function(h: opaque of Broker::Store, k: any, e: interval &default=0sec): bool;

	## A script value in the data model of Broker. What comes back is cast: d as count.
	global data: function(d: any): Data;
	global data_type: function(d: Data): DataType;

	## Sets, tables, vectors and records of that data model; functions that change one do so in place. Iterators go over what
	## there was when they were made.
	global set_create: function(): Data;
	global set_clear: function(s: Data): bool;
	global set_contains: function(s: Data, key: any): bool;
	global set_insert: function(s: Data, key: any): bool;
	global set_iterator: function(s: Data): opaque of Broker::SetIterator;
	global set_iterator_last: function(it: opaque of Broker::SetIterator): bool;
	global set_iterator_next: function(it: opaque of Broker::SetIterator): bool;
	global set_iterator_value: function(it: opaque of Broker::SetIterator): Data;
	global set_remove: function(s: Data, key: any): bool;
	global set_size: function(s: Data): count;
	global table_create: function(): Data;
	global table_clear: function(t: Data): bool;
	global table_contains: function(t: Data, key: any): bool;
	global table_insert: function(t: Data, key: any, val: any): Data;
	global table_iterator: function(t: Data): opaque of Broker::TableIterator;
	global table_iterator_last: function(it: opaque of Broker::TableIterator): bool;
	global table_iterator_next: function(it: opaque of Broker::TableIterator): bool;
	global table_iterator_value: function(it: opaque of Broker::TableIterator): TableItem;
	global table_lookup: function(t: Data, key: any): Data;
	global table_remove: function(t: Data, key: any): Data;
	global table_size: function(t: Data): count;
	global vector_create: function(): Data;
	global vector_clear: function(v: Data): bool;
	global vector_insert: function(v: Data, idx: count, d: any): bool;
	global vector_iterator: function(v: Data): opaque of Broker::VectorIterator;
	global vector_iterator_last: function(it: opaque of Broker::VectorIterator): bool;
	global vector_iterator_next: function(it: opaque of Broker::VectorIterator): bool;
	global vector_iterator_value: function(it: opaque of Broker::VectorIterator): Data;
	global vector_lookup: function(v: Data, idx: count): Data;
	global vector_remove: function(v: Data, idx: count): Data;
	global vector_replace: function(v: Data, idx: count, d: any): Data;
	global vector_size: function(v: Data): count;
	global record_create: function(sz: count): Data;
	global record_assign: function(r: Data, idx: count, d: any): bool;
	global record_iterator: function(r: Data): opaque of Broker::RecordIterator;
	global record_iterator_last: function(it: opaque of Broker::RecordIterator): bool;
	global record_iterator_next: function(it: opaque of Broker::RecordIterator): bool;
	global record_iterator_value: function(it: opaque of Broker::RecordIterator): Data;
	global record_lookup: function(r: Data, idx: count): Data;
	global record_size: function(r: Data): count;
}

function create_master(name: string, b: BackendType, options: BackendOptions): opaque of Broker::Store
	{ return __create_master(name, b, options); }

function create_clone(name: string, resync_interval: interval, stale_interval: interval,
	              mutation_buffer_interval: interval): opaque of Broker::Store
	{ return __create_clone(name, resync_interval, stale_interval, mutation_buffer_interval); }

function close(h: opaque of Broker::Store): bool
	{ return __close(h); }

function is_closed(h: opaque of Broker::Store): bool
	{ return __is_closed(h); }

function store_name(h: opaque of Broker::Store): string
	{ return __store_name(h); }

function exists(h: opaque of Broker::Store, k: any): QueryResult
	{ return __exists(h, k); }

function get(h: opaque of Broker::Store, k: any): QueryResult
	{ return __get(h, k); }

function put_unique(h: opaque of Broker::Store, k: any, v: any, e: interval): QueryResult
	{ return __put_unique(h, k, v, e); }

function get_index_from_value(h: opaque of Broker::Store, k: any, i: any): QueryResult
	{ return __get_index_from_value(h, k, i); }

function keys(h: opaque of Broker::Store): QueryResult
	{ return __keys(h); }

function put(h: opaque of Broker::Store, k: any, v: any, e: interval): bool
	{ return __put(h, k, v, e); }

function erase(h: opaque of Broker::Store, k: any): bool
	{ return __erase(h, k); }

function clear(h: opaque of Broker::Store): bool
	{ return __clear(h); }

function increment(h: opaque of Broker::Store, k: any, a: any, e: interval): bool
	{ return __increment(h, k, a, e); }

function decrement(h: opaque of Broker::Store, k: any, a: any, e: interval): bool
	{ return __decrement(h, k, a, e); }

function append(h: opaque of Broker::Store, k: any, s: string, e: interval): bool
	{ return __append(h, k, s, e); }

function insert_into_set(h: opaque of Broker::Store, k: any, i: any, e: interval): bool
	{ return __insert_into_set(h, k, i, e); }

function insert_into_table(h: opaque of Broker::Store, k: any, i: any, v: any, e: interval): bool
	{ return __insert_into_table(h, k, i, v, e); }

function remove_from(h: opaque of Broker::Store, k: any, i: any, e: interval): bool
	{ return __remove_from(h, k, i, e); }

function push(h: opaque of Broker::Store, k: any, v: any, e: interval): bool
	{ return __push(h, k, v, e); }

function pop(h: opaque of Broker::Store, k: any, e: interval): bool
	{ return __pop(h, k, e); }

function data(d: any): Data
	{ return __data(d); }

function data_type(d: Data): DataType
	{ return __data_type(d); }

function set_create(): Data
	{ return __set_create(); }

function set_clear(s: Data): bool
	{ return __set_clear(s); }

function set_contains(s: Data, key: any): bool
	{ return __set_contains(s, key); }

function set_insert(s: Data, key: any): bool
	{ return __set_insert(s, key); }

function set_iterator(s: Data): opaque of Broker::SetIterator
	{ return __set_iterator(s); }

function set_iterator_last(it: opaque of Broker::SetIterator): bool
	{ return __set_iterator_last(it); }

function set_iterator_next(it: opaque of Broker::SetIterator): bool
	{ return __set_iterator_next(it); }

function set_iterator_value(it: opaque of Broker::SetIterator): Data
	{ return __set_iterator_value(it); }

function set_remove(s: Data, key: any): bool
	{ return __set_remove(s, key); }

function set_size(s: Data): count
	{ return __set_size(s); }

function table_create(): Data
	{ return __table_create(); }

function table_clear(t: Data): bool
	{ return __table_clear(t); }

function table_contains(t: Data, key: any): bool
	{ return __table_contains(t, key); }

function table_insert(t: Data, key: any, val: any): Data
	{ return __table_insert(t, key, val); }

function table_iterator(t: Data): opaque of Broker::TableIterator
	{ return __table_iterator(t); }

function table_iterator_last(it: opaque of Broker::TableIterator): bool
	{ return __table_iterator_last(it); }

function table_iterator_next(it: opaque of Broker::TableIterator): bool
	{ return __table_iterator_next(it); }

function table_iterator_value(it: opaque of Broker::TableIterator): TableItem
	{ return __table_iterator_value(it); }

function table_lookup(t: Data, key: any): Data
	{ return __table_lookup(t, key); }

function table_remove(t: Data, key: any): Data
	{ return __table_remove(t, key); }

function table_size(t: Data): count
	{ return __table_size(t); }

function vector_create(): Data
	{ return __vector_create(); }

function vector_clear(v: Data): bool
	{ return __vector_clear(v); }

function vector_insert(v: Data, idx: count, d: any): bool
	{ return __vector_insert(v, idx, d); }

function vector_iterator(v: Data): opaque of Broker::VectorIterator
	{ return __vector_iterator(v); }

function vector_iterator_last(it: opaque of Broker::VectorIterator): bool
	{ return __vector_iterator_last(it); }

function vector_iterator_next(it: opaque of Broker::VectorIterator): bool
	{ return __vector_iterator_next(it); }

function vector_iterator_value(it: opaque of Broker::VectorIterator): Data
	{ return __vector_iterator_value(it); }

function vector_lookup(v: Data, idx: count): Data
	{ return __vector_lookup(v, idx); }

function vector_remove(v: Data, idx: count): Data
	{ return __vector_remove(v, idx); }

function vector_replace(v: Data, idx: count, d: any): Data
	{ return __vector_replace(v, idx, d); }

function vector_size(v: Data): count
	{ return __vector_size(v); }

function record_create(sz: count): Data
	{ return __record_create(sz); }

function record_assign(r: Data, idx: count, d: any): bool
	{ return __record_assign(r, idx, d); }

function record_iterator(r: Data): opaque of Broker::RecordIterator
	{ return __record_iterator(r); }

function record_iterator_last(it: opaque of Broker::RecordIterator): bool
	{ return __record_iterator_last(it); }

function record_iterator_next(it: opaque of Broker::RecordIterator): bool
	{ return __record_iterator_next(it); }

function record_iterator_value(it: opaque of Broker::RecordIterator): Data
	{ return __record_iterator_value(it); }

function record_lookup(r: Data, idx: count): Data
	{ return __record_lookup(r, idx); }

function record_size(r: Data): count
	{ return __record_size(r); }
