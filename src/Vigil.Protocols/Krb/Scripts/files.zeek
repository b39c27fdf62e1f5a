##! Certificates of those who log in with them (PKINIT), in kerberos.log.

@load ./main
@load base/utils/conn-ids
@load base/frameworks/files
@load base/files/x509

module KRB;

export {
	redef record KRB::Info += {
		## The client's certificate, who it is for, and its file.
		client_cert: Files::Info &optional;
		client_cert_subject: string &optional &log; client_cert_fuid: string &optional &log;
		## The same of the server.
		server_cert: Files::Info &optional;
		server_cert_subject: string &optional &log; server_cert_fuid: string &optional &log;
	};

	## Files of this protocol are not told apart by a handle: the analyzer does that itself.
	global get_file_handle: function(c: connection, is_orig: bool): string;

	## Who a certificate is for.
	global describe_file: function(f: fa_file): string;
}

function get_file_handle(c: connection, is_orig: bool): string
	{
	return "";
	}

function describe_file(f: fa_file): string
	{
	if ( f$source !in set("KRB", "KRB_TCP") || ! f?$info || ! f$info?$x509 )
		return "";

	return f$info$x509$certificate$subject;
	}

event zeek_init() &priority=5
	{
	local how = Files::ProtoRegistration($get_file_handle=KRB::get_file_handle, $describe=KRB::describe_file);

	Files::register_protocol(Analyzer::ANALYZER_KRB, how);
	Files::register_protocol(Analyzer::ANALYZER_KRB_TCP, how);
	}

event file_over_new_connection(f: fa_file, c: connection, is_orig: bool) &priority=5
	{
	if ( f$source !in set("KRB", "KRB_TCP") )
		return;

	set_session(c);

	local row = c$krb;

	if ( is_orig )
		{
		row$client_cert_fuid = f$id;
		row$client_cert = f$info;
		return;
		}

	row$server_cert_fuid = f$id;
	row$server_cert = f$info;
	}

# By now the certificates are understood, if they can be.
function fill_in_subjects(c: connection)
	{
	if ( ! c?$krb )
		return;

	if ( c$krb?$client_cert && c$krb$client_cert?$x509 )
		c$krb$client_cert_subject = c$krb$client_cert$x509$certificate$subject;

	if ( c$krb?$server_cert && c$krb$server_cert?$x509 )
		c$krb$server_cert_subject = c$krb$server_cert$x509$certificate$subject;
	}

event krb_as_response(c: connection, msg: KRB::KDC_Response)
	{ fill_in_subjects(c); }

event krb_tgs_response(c: connection, msg: KRB::KDC_Response)
	{ fill_in_subjects(c); }

event krb_error(c: connection, msg: KRB::Error_Msg)
	{ fill_in_subjects(c); }

hook finalize_krb(c: connection)
	{ fill_in_subjects(c); }
