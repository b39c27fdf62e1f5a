##! Warns of settings that look like an oversight.

@load base/utils/site

event zeek_init() &priority=-10
	{
	if ( |Site::local_nets| == 0 )
		Reporter::warning("Site::local_nets is empty: set it to the networks of the site, so that scripts can tell inside from outside");
	}
