##! Certificates as files of a TLS connection, and what ssl.log says about them.

@load ./main
@load base/utils/conn-ids
@load base/files/x509

module SSL;

export {
	## Subjects and issuers are in x509.log; these put those of the leaves into ssl.log too.
	const log_include_server_certificate_subject_issuer: bool = F &redef;
	const log_include_client_certificate_subject_issuer: bool = F &redef;

	redef record Info += {
		## What each end sent, the leaf first, and the fingerprints of it.
		cert_chain: vector of Files::Info &optional;
		cert_chain_fps: vector of string &log &optional;
		client_cert_chain: vector of Files::Info &optional;
		client_cert_chain_fps: vector of string &log &optional;
		subject: string &log &optional;
		issuer: string &log &optional;
		client_subject: string &log &optional;
		client_issuer: string &log &optional;
		## The leaf of the server is good for the name the client asked for.
		sni_matches_cert: bool &log &optional;
		## How many certificates there were.
		server_depth: count &default=0;
		client_depth: count &default=0;
	};

	global get_file_handle: function(c: connection, is_orig: bool): string;
	global describe_file: function(f: fa_file): string;
}

function get_file_handle(c: connection, is_orig: bool): string
	{
	set_session(c);

	local depth = is_orig ? c$ssl$client_depth : c$ssl$server_depth;

	if ( is_orig )
		++c$ssl$client_depth;
	else
		++c$ssl$server_depth;

	return cat(Analyzer::ANALYZER_SSL, c$start_time, is_orig, id_string(c$id), depth);
	}

function describe_file(f: fa_file): string
	{
	if ( f$source != "SSL" || ! f?$info || ! f$info?$x509 )
		return "";

	# The name a host is known by, or else all there is.
	local cert = f$info$x509$certificate;
	return cert?$cn ? cert$cn : cert$subject;
	}

event zeek_init()
	{
	local how = Files::ProtoRegistration($get_file_handle=SSL::get_file_handle, $describe=SSL::describe_file);

	Files::register_protocol(Analyzer::ANALYZER_SSL, how);
	Files::register_protocol(Analyzer::ANALYZER_DTLS, how);

	# Columns that would always be empty are left out.
	local filter = Log::get_filter(SSL::LOG, "default");

	if ( ! filter?$exclude )
		filter$exclude = set();

	if ( ! log_include_server_certificate_subject_issuer )
		{
		add filter$exclude["subject"];
		add filter$exclude["issuer"];
		}

	if ( ! log_include_client_certificate_subject_issuer )
		{
		add filter$exclude["client_subject"];
		add filter$exclude["client_issuer"];
		}

	Log::add_filter(SSL::LOG, filter);
	}

# A certificate joins the chain of the end that sent it, as soon as it is seen to be one.
event file_sniff(f: fa_file, meta: fa_metadata) &priority=5
	{
	if ( ! meta?$mime_type || ! f?$conns || |f$conns| != 1 )
		return;

	if ( meta$mime_type != "application/x-x509-ca-cert" && meta$mime_type != "application/x-x509-user-cert" &&
	     meta$mime_type != "application/pkix-cert" )
		return;

	for ( _, c in f$conns )
		{
		if ( ! c?$ssl )
			return;

		local row = c$ssl;

		if ( ! row?$cert_chain )
			{
			# Both at once, so that the absence of client certificates shows as an empty list.
			row$cert_chain = vector();
			row$client_cert_chain = vector();
			row$cert_chain_fps = string_vec();
			row$client_cert_chain_fps = string_vec();
			}

		if ( f$is_orig )
			row$client_cert_chain += f$info;
		else
			row$cert_chain += f$info;
		}

	# Certificates are known by their hashes, whatever is done about those of other files.
	Files::add_analyzer(f, Files::ANALYZER_MD5);
	Files::add_analyzer(f, Files::ANALYZER_SHA1);
	Files::add_analyzer(f, Files::ANALYZER_SHA256);
	}

# The leaf of a chain, if it was understood.
function leaf_of(chain: vector of Files::Info): X509::Certificate
	{
	return chain[0]$x509$certificate;
	}

function has_leaf(row: Info, of_client: bool): bool
	{
	if ( of_client )
		return row?$client_cert_chain && |row$client_cert_chain| > 0 && row$client_cert_chain[0]?$x509;

	return row?$cert_chain && |row$cert_chain| > 0 && row$cert_chain[0]?$x509;
	}

# All certificates are parsed by now: notes their fingerprints, and compares the name.
hook ssl_finishing(c: connection) &priority=20
	{
	local row = c$ssl;

	if ( row?$cert_chain )
		for ( _, theirs in row$cert_chain )
			if ( theirs?$x509 )
				row$cert_chain_fps += theirs$x509$fingerprint;

	if ( row?$client_cert_chain )
		for ( _, ours in row$client_cert_chain )
			if ( ours?$x509 )
				row$client_cert_chain_fps += ours$x509$fingerprint;

	if ( has_leaf(row, F) )
		{
		if ( log_include_server_certificate_subject_issuer )
			{
			row$subject = leaf_of(row$cert_chain)$subject;
			row$issuer = leaf_of(row$cert_chain)$issuer;
			}

		if ( row?$server_name )
			row$sni_matches_cert = x509_check_cert_hostname(row$cert_chain[0]$x509$handle, row$server_name) != "";
		}

	if ( has_leaf(row, T) && log_include_client_certificate_subject_issuer )
		{
		row$client_subject = leaf_of(row$client_cert_chain)$subject;
		row$client_issuer = leaf_of(row$client_cert_chain)$issuer;
		}
	}
