##! A certificate that a server shows again and again is not told to scripts each time: events of X.509 are raised for it
##! once a day for each server and name, and then only for those who ask for more.

@load base/files/x509
@load base/protocols/ssl

module DisableX509Events;

redef record SSL::Info += {
	## Whether events are wanted for every certificate of this connection.
	always_raise_x509_events: bool &default=F;
};

redef record X509::Info += {
	## Whether events are wanted each time this certificate is shown.
	always_raise_x509_events: bool &default=F;
};

## Who showed what to those who asked for which name.
type CacheIndex: record {
	ip: addr;
	sni: string &optional;
	sha256: string;
};

global certificate_replay_tracking: set[CacheIndex] &create_expire=1day;

hook X509::x509_certificate_cache_replay(f: fa_file, e: X509::Info, sha256: string) &priority=5
	{
	if ( e$always_raise_x509_events || ! f?$conns )
		return;

	local all_known = T;

	for ( _, c in f$conns )
		{
		if ( ! c?$ssl || c$ssl$always_raise_x509_events )
			return;

		local index = CacheIndex($ip=c$id$resp_h, $sha256=sha256);

		if ( c$ssl?$server_name )
			index$sni = c$ssl$server_name;

		if ( index !in certificate_replay_tracking )
			{
			all_known = F;
			add certificate_replay_tracking[index];
			}
		}

	# The log still tells of it, from what is remembered.
	if ( all_known )
		{
		f$info$x509 = e;
		break;
		}
	}
