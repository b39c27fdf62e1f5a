##! Intelligence: indicators that a site has been told about, and the traffic in which they turn up.
##! Items go in with insert, sightings with seen; what matches is logged and reported.

module Intel;

export {
	redef enum Log::ID += { LOG };

	## Kinds of indicators.
	type Type: enum {
		## A host.
		ADDR,
		## A network.
		SUBNET,
		## A URL without its scheme.
		URL,
		## A program by name.
		SOFTWARE,
		## A mail address.
		EMAIL,
		## A domain name.
		DOMAIN,
		## Someone's login.
		USER_NAME,
		## SHA-1 of a certificate.
		CERT_HASH,
		## MD5 of a public key; SSH host keys are meant.
		PUBKEY_HASH,
	};

	type TypeSet: set[Intel::Type];

	## Where something was seen; scripts that look add their places.
	type Where: enum {
		## Anywhere at all.
		IN_ANYWHERE
	};

	## What is known about an indicator. Scripts may add fields.
	type MetaData: record {
		## Who says so; each source has its own say about an indicator.
		source: string;
		desc: string &optional;
		## Where to read more.
		url: string &optional;
	};

	type Item: record { indicator: string; indicator_type: Type; meta: MetaData; };

	## A sighting: an indicator with its type, or a host.
	type Seen: record { indicator: string &optional &log;
		indicator_type: Type &optional &log;
		host: addr &optional;
		where: Where &log;
		## The node that saw it.
		node: string &optional &log;
		## The connection, or at least its uid.
		conn: connection &optional;
		uid: string &optional;
	};

	type Info: record { ts: time &log;
		## The connection it was seen in.
		uid: string &log &optional;
		id: conn_id &log &optional;
		## What was seen where.
		seen: Seen &log;
		## Types of the items that match.
		matched: TypeSet &log;
		## Who provided them.
		sources: set[string] &log &default=string_set();
	};

	## Adds an item, or updates what its source says.
	global insert: function(item: Item);

	## Takes away what one source says; the indicator too if nothing is left, or at once with *purge_indicator*.
	global remove: function(item: Item, purge_indicator: bool &default=F);

	## To be called whenever something is seen that could be an indicator.
	global seen: function(s: Seen);

	## Something seen is in the data.
	global match: event(s: Seen, items: set[Item]);

	## How long an item is kept unless it is inserted anew; negative: for ever.
	const item_expiration: interval = -1min &redef;

	## An indicator's time is up. It is kept for another round unless a handler breaks.
	global item_expired: hook(indicator: string, indicator_type: Type, metas: set[MetaData]);

	## Can refuse items (break) and change them.
	global filter_item: hook(item: Intel::Item);

	## Can refuse sightings, whether or not they match.
	global seen_policy: hook(s: Intel::Seen, found: bool);

	## Can add to what is logged of a match, or refuse to log it.
	global extend_match: hook(info: Info, s: Seen, items: set[Item]);

	## An indicator is new, or gone.
	global indicator_inserted: hook(indicator: string, indiator_type: Type);
	global indicator_removed: hook(indicator: string, indiator_type: Type);

	global log_intel: event(rec: Info);
	global log_policy: Log::PolicyHook;
}

# Whether this process has everything, or only knows which indicators there are.
const have_full_data: bool = T &redef;

# What each source says.
type MetaDataTable: table[string] of MetaData;

global expire_host_data: function(data: table[addr] of MetaDataTable, idx: addr): interval;
global expire_subnet_data: function(data: table[subnet] of MetaDataTable, idx: subnet): interval;
global expire_string_data: function(data: table[string, Type] of MetaDataTable, idx: any): interval;

type DataStore: record {
	host_data: table[addr] of MetaDataTable &expire_func=expire_host_data &create_expire=item_expiration;
	subnet_data: table[subnet] of MetaDataTable &expire_func=expire_subnet_data &create_expire=item_expiration;
	string_data: table[string, Type] of MetaDataTable &expire_func=expire_string_data &create_expire=item_expiration;
};

type MinDataStore: record { host_data: set[addr]; subnet_data: set[subnet]; string_data: set[string, Type]; };

global data_store: DataStore &redef;
global min_data_store: MinDataStore &redef;

# There is one more indicator of a type, or one less.
global type_counted: hook(indicator_type: Type, more: bool);

# Between the processes of a cluster: an item is new, is to be removed, or is gone; a sighting matches for one that has no data.
global new_item: event(item: Item);
global remove_item: event(item: Item, purge_indicator: bool);
global remove_indicator: event(item: Item);
global match_remote: event(s: Seen);

event zeek_init() &priority=5
	{
	Log::create_stream(Intel::LOG, Log::Stream($columns=Info, $path="intel", $ev=log_intel, $policy=log_policy));
	}

# Whatever one source after the other says of an indicator.
function all_metas(said: MetaDataTable): set[MetaData]
	{
	local out: set[MetaData] = set();

	for ( _, meta in said )
		add out[meta];

	return out;
	}

# Asks the site whether an item may go.
function expire_item(indicator: string, indicator_type: Type, metas: set[MetaData]): interval
	{
	if ( hook item_expired(indicator, indicator_type, metas) )
		return item_expiration;

	for ( meta in metas )
		{
		# With the first one everything goes.
		remove(Item($indicator=indicator, $indicator_type=indicator_type, $meta=meta), T);
		break;
		}

	return 0sec;
	}

function expire_host_data(data: table[addr] of MetaDataTable, idx: addr): interval
	{ return expire_item(cat(idx), ADDR, all_metas(data[idx])); }

function expire_subnet_data(data: table[subnet] of MetaDataTable, idx: subnet): interval
	{ return expire_item(cat(idx), SUBNET, all_metas(data[idx])); }

function expire_string_data(data: table[string, Type] of MetaDataTable, idx: any): interval
	{
	local text: string;
	local what: Type;
	[text, what] = idx;
	return expire_item(text, what, all_metas(data[text, what]));
	}

# Puts in what a source says; whether the indicator was unknown before.
function insert_meta_data(item: Item): bool
	{
	local fresh = T;
	local said: MetaDataTable = table();

	switch ( item$indicator_type ) {
	case ADDR:
		local host = to_addr(item$indicator);
		fresh = host !in data_store$host_data;

		if ( ! fresh )
			said = data_store$host_data[host];

		said[item$meta$source] = item$meta;
		data_store$host_data[host] = said;
		break;

	case SUBNET:
		local net = to_subnet(item$indicator);

		# A network inside a known one is no news, but has its own place.
		fresh = net !in data_store$subnet_data;

		if ( check_subnet(net, data_store$subnet_data) )
			said = data_store$subnet_data[net];

		said[item$meta$source] = item$meta;
		data_store$subnet_data[net] = said;
		break;

	default:
		local text = to_lower(item$indicator);
		fresh = [text, item$indicator_type] !in data_store$string_data;

		if ( ! fresh )
			said = data_store$string_data[text, item$indicator_type];

		said[item$meta$source] = item$meta;
		data_store$string_data[text, item$indicator_type] = said;
		break;
	}

	return fresh;
	}

# What files said of an indicator waits outside of the tables until someone asks.
function fetch(indicator: string, indicator_type: Type)
	{
	if ( __has_news(indicator, indicator_type) )
		for ( _, item in __news(indicator, indicator_type) )
			insert_meta_data(item as Item);
	}

function fetch_host(host: addr)
	{
	if ( __has_news_of_host(host) )
		for ( _, item in __news_of_host(host) )
			insert_meta_data(item as Item);
	}

function find(s: Seen): bool
	{
	if ( s?$host )
		fetch_host(s$host);
	else
		fetch(s$indicator, s$indicator_type);

	if ( s?$host )
		return have_full_data ? s$host in data_store$host_data || s$host in data_store$subnet_data
		                      : s$host in min_data_store$host_data || s$host in min_data_store$subnet_data;

	local text = to_lower(s$indicator);
	return have_full_data ? [text, s$indicator_type] in data_store$string_data
	                      : [text, s$indicator_type] in min_data_store$string_data;
	}

function get_items(s: Seen): set[Item]
	{
	local out: set[Item] = set();

	if ( ! have_full_data )
		{
		Reporter::warning("items of a sighting were asked for where only indicators are known");
		return out;
		}

	if ( ! s?$host )
		{
		local key = to_lower(s$indicator);

		if ( [key, s$indicator_type] in data_store$string_data )
			for ( _, said in data_store$string_data[key, s$indicator_type] )
				add out[Item($indicator=s$indicator, $indicator_type=s$indicator_type, $meta=said)];

		return out;
		}

	if ( s$host in data_store$host_data )
		for ( _, of_host in data_store$host_data[s$host] )
			add out[Item($indicator=cat(s$host), $indicator_type=ADDR, $meta=of_host)];

	# Networks within networks: all of them have something to say.
	for ( _, net in matching_subnets(addr_to_subnet(s$host), data_store$subnet_data) )
		for ( _, of_net in data_store$subnet_data[net] )
			add out[Item($indicator=cat(net), $indicator_type=SUBNET, $meta=of_net)];

	return out;
	}

function seen(s: Seen)
	{
	local found = find(s);

	if ( ! hook seen_policy(s, found) || ! found )
		return;

	if ( s?$host )
		{
		s$indicator_type = ADDR;
		s$indicator = cat(s$host);
		}

	if ( ! s?$node )
		s$node = peer_description;

	if ( have_full_data )
		event Intel::match(s, get_items(s));
	else
		event Intel::match_remote(s);
	}

event Intel::match(s: Seen, items: set[Item]) &priority=5
	{
	local row = Info($ts=network_time(), $seen=s, $matched=TypeSet());

	if ( hook extend_match(row, s, items) )
		Log::write(Intel::LOG, row);
	}

hook extend_match(info: Info, s: Seen, items: set[Item]) &priority=5
	{
	for ( hit in items )
		{
		add info$matched[hit$indicator_type];
		add info$sources[hit$meta$source];
		}

	if ( s?$conn )
		{
		info$id = s$conn$id;
		info$uid = s$conn$uid;
		}
	else if ( s?$uid )
		info$uid = s$uid;
	}

# Where only indicators are known, that there is one is all there is to keep.
function remember_indicator(item: Item)
	{
	switch ( item$indicator_type ) {
	case ADDR:
		add min_data_store$host_data[to_addr(item$indicator)];
		break;
	case SUBNET:
		add min_data_store$subnet_data[to_subnet(item$indicator)];
		break;
	default:
		add min_data_store$string_data[to_lower(item$indicator), item$indicator_type];
		break;
	}
	}

function _insert(item: Item, first_dispatch: bool &default=T)
	{
	local fresh = T;

	if ( have_full_data )
		{
		fetch(item$indicator, item$indicator_type);
		fresh = insert_meta_data(item);
		}
	else
		remember_indicator(item);

	if ( ! fresh )
		return;

	if ( first_dispatch )
		event Intel::new_item(item);

	hook type_counted(item$indicator_type, T);
	hook indicator_inserted(to_lower(item$indicator), item$indicator_type);
	}

function insert(item: Item)
	{
	local welcome = hook filter_item(item);

	if ( welcome )
		_insert(item);
	}

function item_exists(item: Item): bool
	{
	fetch(item$indicator, item$indicator_type);

	switch ( item$indicator_type ) {
	case ADDR:
		return have_full_data ? to_addr(item$indicator) in data_store$host_data
		                      : to_addr(item$indicator) in min_data_store$host_data;
	case SUBNET:
		return have_full_data ? to_subnet(item$indicator) in data_store$subnet_data
		                      : to_subnet(item$indicator) in min_data_store$subnet_data;
	default:
		return have_full_data ? [to_lower(item$indicator), item$indicator_type] in data_store$string_data
		                      : [to_lower(item$indicator), item$indicator_type] in min_data_store$string_data;
	}
	}

# Takes away what one source says; whether nobody says anything any more.
function remove_meta_data(item: Item): bool
	{
	local said: MetaDataTable = table();

	switch ( item$indicator_type ) {
	case ADDR:
		said = data_store$host_data[to_addr(item$indicator)];
		break;
	case SUBNET:
		local net = to_subnet(item$indicator);

		if ( check_subnet(net, data_store$subnet_data) )
			said = data_store$subnet_data[net];
		break;
	default:
		said = data_store$string_data[to_lower(item$indicator), item$indicator_type];
		break;
	}

	delete said[item$meta$source];
	return |said| == 0;
	}

function remove(item: Item, purge_indicator: bool)
	{
	if ( ! item_exists(item) )
		{
		Reporter::info(fmt("Tried to remove non-existing item '%s' (%s).", item$indicator, item$indicator_type));
		return;
		}

	# Whoever has the data will see to it.
	if ( ! have_full_data )
		{
		event Intel::remove_item(item, purge_indicator);
		return;
		}

	if ( ! remove_meta_data(item) && ! purge_indicator )
		return;

	switch ( item$indicator_type ) {
	case ADDR:
		delete data_store$host_data[to_addr(item$indicator)];
		break;
	case SUBNET:
		delete data_store$subnet_data[to_subnet(item$indicator)];
		break;
	default:
		delete data_store$string_data[to_lower(item$indicator), item$indicator_type];
		break;
	}

	event Intel::remove_indicator(item);
	}

event Intel::remove_item(item: Item, purge_indicator: bool)
	{
	if ( have_full_data )
		remove(item, purge_indicator);
	}

event Intel::remove_indicator(item: Item)
	{
	if ( ! have_full_data )
		{
		switch ( item$indicator_type ) {
		case ADDR:
			delete min_data_store$host_data[to_addr(item$indicator)];
			break;
		case SUBNET:
			delete min_data_store$subnet_data[to_subnet(item$indicator)];
			break;
		default:
			delete min_data_store$string_data[to_lower(item$indicator), item$indicator_type];
			break;
		}
		}

	hook type_counted(item$indicator_type, F);
	hook indicator_removed(to_lower(item$indicator), item$indicator_type);
	}
