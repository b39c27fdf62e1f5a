##! Mails a notice to the people in charge of the addresses it is about.

@load base/utils/site
@load ../main

module Notice;

export {
	redef enum Action += { ACTION_EMAIL_ADMIN };
}

hook Notice::notice(n: Notice::Info)
	{
	if ( ACTION_EMAIL_ADMIN !in n$actions )
		return;

	if ( n?$src && Site::get_emails(n$src) != "" )
		add n$email_dest[Site::get_emails(n$src)];

	if ( n?$dst && Site::get_emails(n$dst) != "" )
		add n$email_dest[Site::get_emails(n$dst)];
	}
