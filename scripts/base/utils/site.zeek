##! What belongs to the site: its networks, its zones, and who looks after which network.

module Site;

export {
	## Addresses that no one may announce: RFC 1918, 3927, 5735, 5737, 6598, 6890, 4193, 4291 and their like.
	option private_address_space: set[subnet] = {
		# "this" network, private use, shared space of carriers, loopback, link-local
		0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16,
		# protocol assignments, documentation, benchmarks
		192.0.0.0/24, 192.0.2.0/24, 198.18.0.0/15, 198.51.100.0/24, 203.0.113.0/24, 233.252.0.0/24,
		# multicast that stays inside, by scope or by administration; reserved and broadcast addresses
		224.0.0.0/24, 239.0.0.0/8, 240.0.0.0/4, 255.255.255.255/32,
		# the same for IPv6
		[::]/128, [::1]/128, [64:ff9b:1::]/48, [100::]/64, [2001::]/23, [2001:2::]/48, [2001:db8::]/32,
		[2002:ffff:ffff::]/48, [2002:0a00::]/24, [2002:7f00::]/24, [2002:a9fe::]/32, [2002:ac10::]/28,
		[2002:c000::]/40, [2002:c000:0200::]/40, [2002:c0a8::]/32, [2002:c612::]/31, [2002:c633:6400::]/40,
		[2002:cb00:7100::]/40, [2002:f000::]/20, [fc00::]/7, [fe80::]/10,
	};

	## Takes private addresses for the site's own.
	const private_address_space_is_local = T &redef;

	## The site's own networks.
	option local_nets: set[subnet] = set();

	## Each local network under itself: a lookup yields the most specific one.
	global local_nets_table: table[subnet] of subnet;

	## Networks of organisations close by.
	option neighbor_nets: set[subnet] = set();

	## Mail addresses of the people in charge of a network.
	option local_admins: table[subnet] of set[string] = table();

	## DNS zones of the site and of its neighbours.
	option local_zones: set[string] = set();
	option neighbor_zones: set[string] = set();

	global is_local_addr: function(a: addr): bool;
	global is_neighbor_addr: function(a: addr): bool;
	global is_private_addr: function(a: addr): bool;
	global is_local_name: function(name: string): bool;
	global is_neighbor_name: function(name: string): bool;

	## The people in charge of an address, separated by commas.
	global get_emails: function(a: addr): string;
}

# Patterns made of the zones; at start they match nothing but the empty name.
global local_dns_suffix_regex: pattern = set_to_regex(set(), "(^\\.?|\\.)(~~)$");
global local_dns_neighbor_suffix_regex: pattern = set_to_regex(set(), "(^\\.?|\\.)(~~)$");

# Whether a change of the local networks has to bring the private ones back in.
global local_nets_needs_private_address_space = T;

const one_to_32: vector of count = vector(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
                                          17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32);

function is_local_addr(a: addr): bool
	{ return a in local_nets; }

function is_neighbor_addr(a: addr): bool
	{ return a in neighbor_nets; }

function is_private_addr(a: addr): bool
	{ return a in private_address_space; }

function is_local_name(name: string): bool
	{ return local_dns_suffix_regex in name; }

function is_neighbor_name(name: string): bool
	{ return local_dns_neighbor_suffix_regex in name; }

# Collects the people of every network that contains the address, from the widest to the narrowest.
function find_all_emails(ip: addr): set[string]
	{
	local found: set[string];

	for ( net, people in local_admins )
		if ( ip in net )
			for ( person in people )
				add found[person];

	return found;
	}

function fmt_email_string(emails: set[string]): string
	{
	return join_string_set(emails, ", ");
	}

function get_emails(a: addr): string
	{
	return fmt_email_string(find_all_emails(a));
	}

# Keeps the lookup table in step with the set of networks.
function update_local_nets_table(id: string, new_value: set[subnet]): set[subnet]
	{
	local nets = new_value;

	if ( private_address_space_is_local && local_nets_needs_private_address_space )
		nets = new_value | private_address_space;

	clear_table(local_nets_table);

	for ( net in nets )
		local_nets_table[net] = net;

	return nets;
	}

function update_private_address_space(id: string, new_value: set[subnet]): set[subnet]
	{
	if ( private_address_space_is_local )
		{
		# The old private networks go out of the local ones, the new ones come in.
		local without = local_nets - private_address_space;
		local_nets_needs_private_address_space = F;
		Option::set("Site::local_nets", without | new_value);
		local_nets_needs_private_address_space = T;
		}

	return new_value;
	}

# A name belongs to a zone if it ends in it, at a dot.
function zones_to_regex(zones: set[string]): pattern
	{ return set_to_regex(zones, "(^\\.?|\\.)(~~)$"); }

function update_local_zones_regex(id: string, new_value: set[string]): set[string]
	{ local_dns_suffix_regex = zones_to_regex(new_value); return new_value; }

function update_neighbor_zones_regex(id: string, new_value: set[string]): set[string]
	{ local_dns_neighbor_suffix_regex = zones_to_regex(new_value); return new_value; }

# Before everything else: other scripts ask about addresses in their own zeek_init.
event zeek_init() &priority=1000
	{
	Option::set_change_handler("Site::local_nets", update_local_nets_table, 5);
	Option::set_change_handler("Site::private_address_space", update_private_address_space, 5);
	Option::set_change_handler("Site::local_zones", update_local_zones_regex, 5);
	Option::set_change_handler("Site::neighbor_zones", update_neighbor_zones_regex, 5);

	Option::set("Site::local_nets", local_nets);
	Option::set("Site::local_zones", local_zones);
	Option::set("Site::neighbor_zones", neighbor_zones);
	}
