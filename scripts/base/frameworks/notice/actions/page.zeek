##! Mails a notice to a pager.

@load base/utils/site
@load ../main

module Notice;

export {
	redef enum Action += { ACTION_PAGE };

	## Where pages go.
	option mail_page_dest: string = "";
}

hook Notice::notice(n: Notice::Info)
	{
	if ( ACTION_PAGE in n$actions && mail_page_dest != "" )
		add n$email_dest[mail_page_dest];
	}
