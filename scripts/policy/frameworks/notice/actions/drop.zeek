##! Shuts the source of a notice out, by network control with catch and release.

@load base/frameworks/notice
@load policy/frameworks/netcontrol/catch-and-release

module Notice;

redef record Info += {
	## Whether its source was shut out.
	dropped: bool &log &default=F;
};

hook notice(n: Notice::Info)
	{
	if ( ACTION_DROP !in n$actions || ! n?$src )
		return;

	# One that is shut out already, or watched, needs nothing more.
	local known = NetControl::get_catch_release_info(n$src);

	if ( known$watch_until != double_to_time(0.0) )
		return;

	local why = n?$msg ? fmt("ACTION_DROP: %s", n$msg) : "ACTION_DROP";
	n$dropped = NetControl::drop_address_catch_release(n$src, why)$watch_until != double_to_time(0.0);
	}
