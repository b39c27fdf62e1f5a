##! MD5 fingerprints of tickets in kerberos.log, for those who compare with older logs.

@load base/protocols/krb

module KRB;

redef record Info += {
	## MD5 of the ticket that was shown to get another.
	auth_ticket: string &log &optional;
	## MD5 of the ticket that was made.
	new_ticket: string &log &optional;
};

function note_new_ticket_md5(c: connection, ticket: KRB::Ticket)
	{
	if ( c?$krb && ticket?$ciphertext )
		c$krb$new_ticket = md5_hash(ticket$ciphertext);
	}

event krb_ap_request(c: connection, ticket: KRB::Ticket, opts: KRB::AP_Options)
	{
	if ( c?$krb && ticket?$ciphertext )
		c$krb$auth_ticket = md5_hash(ticket$ciphertext);
	}

event krb_as_response(c: connection, msg: KRB::KDC_Response)
	{ note_new_ticket_md5(c, msg$ticket); }

event krb_tgs_response(c: connection, msg: KRB::KDC_Response)
	{ note_new_ticket_md5(c, msg$ticket); }
