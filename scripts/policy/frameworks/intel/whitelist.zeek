##! Whitelisted items: if any of what matches has meta.whitelist set, nothing is logged.

@load base/frameworks/intel

module Intel;

export {
	redef record Intel::MetaData += { whitelist: bool &default=F; };
}

hook Intel::extend_match(info: Info, s: Seen, items: set[Item]) &priority=9
	{
	local harmless = F;

	for ( hit in items )
		harmless = harmless || hit$meta$whitelist;

	if ( harmless )
		break;
	}
