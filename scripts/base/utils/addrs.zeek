##! Addresses in running text and in URIs.

# One octet, one dotted quad, and the ways to write an IPv6 address: in full, or with one run of zeros left out.
const ipv4_decim: pattern = /[0-9]{1}|[0-9]{2}|0[0-9]{2}|1[0-9]{2}|2[0-4][0-9]|25[0-5]/;
const ipv4_addr_regex: pattern = ipv4_decim & /\./ & ipv4_decim & /\./ & ipv4_decim & /\./ & ipv4_decim;
const ipv6_hextet: pattern = /[0-9A-Fa-f]{1,4}/;
const ipv6_8hex_regex: pattern = /([0-9A-Fa-f]{1,4}:){7}/ & ipv6_hextet;
const ipv6_hex4dec_regex: pattern = /([0-9A-Fa-f]{1,4}:){6}/ & ipv4_addr_regex;

# The number says how many groups stand before the gap.
const ipv6_compressed_lead_hextets0: pattern = /::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,6})?/;
const ipv6_compressed_lead_hextets1: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,5})?/;
const ipv6_compressed_lead_hextets2: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){1}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,4})?/;
const ipv6_compressed_lead_hextets3: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){2}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,3})?/;
const ipv6_compressed_lead_hextets4: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){3}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,2})?/;
const ipv6_compressed_lead_hextets5: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,1})?/;
const ipv6_compressed_lead_hextets6: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){5}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,0})?/;
const ipv6_compressed_lead_hextets7: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){6}::/;

const ipv6_compressed_hex_regex: pattern = ipv6_compressed_lead_hextets0 | ipv6_compressed_lead_hextets1 |
	ipv6_compressed_lead_hextets2 | ipv6_compressed_lead_hextets3 | ipv6_compressed_lead_hextets4 |
	ipv6_compressed_lead_hextets5 | ipv6_compressed_lead_hextets6 | ipv6_compressed_lead_hextets7;

# The last two groups written as a dotted quad.
const ipv6_compressed_hext4dec_lead_hextets0: pattern = /::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,4})?/ & ipv4_addr_regex;
const ipv6_compressed_hext4dec_lead_hextets1: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,3})?/ & ipv4_addr_regex;
const ipv6_compressed_hext4dec_lead_hextets2: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){1}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,2})?/ & ipv4_addr_regex;
const ipv6_compressed_hext4dec_lead_hextets3: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){2}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,1})?/ & ipv4_addr_regex;
const ipv6_compressed_hext4dec_lead_hextets4: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){3}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,0})?/ & ipv4_addr_regex;
const ipv6_compressed_hext4dec_lead_hextets5: pattern = /[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){4}::/ & ipv4_addr_regex;

const ipv6_compressed_hex4dec_regex: pattern = ipv6_compressed_hext4dec_lead_hextets0 | ipv6_compressed_hext4dec_lead_hextets1 |
	ipv6_compressed_hext4dec_lead_hextets2 | ipv6_compressed_hext4dec_lead_hextets3 |
	ipv6_compressed_hext4dec_lead_hextets4 | ipv6_compressed_hext4dec_lead_hextets5;

const ipv6_addr_regex: pattern = ipv6_8hex_regex | ipv6_compressed_hex_regex | ipv6_hex4dec_regex | ipv6_compressed_hex4dec_regex;
const ip_addr_regex: pattern = ipv4_addr_regex | ipv6_addr_regex;

## Whether no octet is above 255.
function has_valid_octets(octets: string_vec): bool
	{
	local largest = 0;

	for ( _, octet in octets )
		largest = to_count(octet) > largest ? to_count(octet) : largest;

	return largest <= 255;
	}

## Every address in a text; with *check_wrapping*, only what stands between blanks, parentheses, brackets or braces counts.
function extract_ip_addresses(input: string, check_wrapping: bool &default=F): string_vec
	{
	local found: string_vec;
	local parts = split_string_all(input, ip_addr_regex);

	for ( at, part in parts )
		{
		# What matched stands between what did not.
		if ( at % 2 == 0 || ! is_valid_ip(part) )
			next;

		if ( check_wrapping && (/[[:space:]\[\(\{]$/ !in parts[at - 1] || /^[[:space:]\]\)\}]/ !in parts[at + 1]) )
			next;

		found += part;
		}

	return found;
	}

## An address as it stands in a URI: IPv6 in brackets.
function addr_to_uri(a: addr): string
	{
	return is_v4_addr(a) ? cat(a) : fmt("[%s]", a);
	}

## A hardware address in lower case, with colons, however it was written; empty if it cannot be one.
function normalize_mac(a: string): string
	{
	local digits = to_lower(gsub(a, /[^0-9A-Fa-f]/, ""));

	if ( |digits| != 12 && |digits| != 16 )
		return "";

	return join_string_vec(find_all_ordered(digits, /../), ":");
	}
