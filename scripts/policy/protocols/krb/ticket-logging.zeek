##! Fingerprints of tickets in kerberos.log, to follow a ticket from where it was made to where it is used.

@load base/protocols/krb

module KRB;

redef record Info += {
	## SHA256 of the ticket that was shown to get another.
	auth_ticket_sha256: string &log &optional;
	## SHA256 of the ticket that was made.
	new_ticket_sha256: string &log &optional;
};

function note_new_ticket_sha256(c: connection, ticket: KRB::Ticket)
	{
	if ( c?$krb && ticket?$ciphertext )
		c$krb$new_ticket_sha256 = sha256_hash(ticket$ciphertext);
	}

event krb_ap_request(c: connection, ticket: KRB::Ticket, opts: KRB::AP_Options)
	{
	if ( c?$krb && ticket?$ciphertext )
		c$krb$auth_ticket_sha256 = sha256_hash(ticket$ciphertext);
	}

event krb_as_response(c: connection, msg: KRB::KDC_Response)
	{ note_new_ticket_sha256(c, msg$ticket); }

event krb_tgs_response(c: connection, msg: KRB::KDC_Response)
	{ note_new_ticket_sha256(c, msg$ticket); }
