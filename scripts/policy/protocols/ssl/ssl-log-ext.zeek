##! Puts much more of the handshake into ssl.log, as numbers.

@load base/protocols/ssl

module SSL;

redef record SSL::Info += {
	## Versions that were offered and chosen, as the hello messages say.
	server_version: count &log &optional;
	client_version: count &log &optional;
	## Ciphers that the client offers, and extensions of both.
	client_ciphers: vector of count &log &optional;
	ssl_client_exts: vector of count &log &optional;
	ssl_server_exts: vector of count &log &optional;
	## Seconds that the server says a ticket is good for.
	ticket_lifetime_hint: count &log &optional;
	## Bits of the group for Diffie-Hellman.
	dh_param_size: count &log &optional;
	## Elliptic curves and their point formats.
	point_formats: vector of count &log &optional;
	client_curves: vector of count &log &optional;
	orig_alpn: vector of string &log &optional;
	## Versions by the extension for them.
	client_supported_versions: vector of count &log &optional;
	server_supported_version: count &log &optional;
	psk_key_exchange_modes: vector of count &log &optional;
	client_key_share_groups: vector of count &log &optional;
	server_key_share_group: count &log &optional;
	client_comp_methods: vector of count &log &optional;
	comp_method: count &optional;
	## Signature and hash algorithms the client takes.
	sigalgs: vector of count &log &optional;
	hashalgs: vector of count &log &optional;
};

event ssl_client_hello(c: connection, version: count, record_version: count, possible_ts: time, client_random: string,
                       session_id: string, ciphers: index_vec, comp_methods: index_vec) &priority=1
	{
	if ( c?$ssl )
		{
		c$ssl$client_ciphers = ciphers;
		c$ssl$client_version = version;
		c$ssl$client_comp_methods = comp_methods;
		}
	}

event ssl_server_hello(c: connection, version: count, record_version: count, possible_ts: time, server_random: string,
                       session_id: string, cipher: count, comp_method: count) &priority=1
	{
	if ( c?$ssl )
		{
		c$ssl$comp_method = comp_method;
		c$ssl$server_version = version;
		}
	}

event ssl_session_ticket_handshake(c: connection, ticket_lifetime_hint: count, ticket: string)
	{ if ( c?$ssl ) c$ssl$ticket_lifetime_hint = ticket_lifetime_hint; }

event ssl_extension(c: connection, is_client: bool, code: count, val: string)
	{
	if ( ! c?$ssl )
		return;

	local row = c$ssl;

	if ( is_client )
		{
		if ( ! row?$ssl_client_exts )
			row$ssl_client_exts = vector();

		row$ssl_client_exts += code;
		}
	else
		{
		if ( ! row?$ssl_server_exts )
			row$ssl_server_exts = vector();

		row$ssl_server_exts += code;
		}
	}

event ssl_extension_ec_point_formats(c: connection, is_client: bool, point_formats: index_vec)
	{ if ( c?$ssl && is_client ) c$ssl$point_formats = point_formats; }

event ssl_extension_elliptic_curves(c: connection, is_client: bool, curves: index_vec)
	{ if ( c?$ssl && is_client ) c$ssl$client_curves = curves; }

event ssl_extension_application_layer_protocol_negotiation(c: connection, is_client: bool, names: string_vec)
	{ if ( c?$ssl && is_client ) c$ssl$orig_alpn = names; }

event ssl_dh_server_params(c: connection, p: string, q: string, Ys: string)
	{ if ( c?$ssl ) c$ssl$dh_param_size = |p| * 8; }

event ssl_extension_supported_versions(c: connection, is_client: bool, versions: index_vec)
	{
	if ( ! c?$ssl )
		return;

	if ( is_client )
		c$ssl$client_supported_versions = versions;
	else if ( |versions| > 0 )
		c$ssl$server_supported_version = versions[0];
	}

event ssl_extension_psk_key_exchange_modes(c: connection, is_client: bool, modes: index_vec)
	{ if ( c?$ssl && is_client ) c$ssl$psk_key_exchange_modes = modes; }

event ssl_extension_key_share(c: connection, is_client: bool, curves: index_vec)
	{
	if ( ! c?$ssl )
		return;

	if ( is_client )
		c$ssl$client_key_share_groups = curves;
	else if ( |curves| > 0 )
		c$ssl$server_key_share_group = curves[0];
	}

event ssl_extension_signature_algorithm(c: connection, is_client: bool, signature_algorithms: signature_and_hashalgorithm_vec)
	{
	if ( ! c?$ssl || ! is_client )
		return;

	local kinds: index_vec = vector();
	local hashes: index_vec = vector();

	for ( _, pair in signature_algorithms )
		{
		kinds += pair$SignatureAlgorithm;
		hashes += pair$HashAlgorithm;
		}

	c$ssl$hashalgs = hashes;
	c$ssl$sigalgs = kinds;
	}
