##! Says once if so many checksums are wrong that the network card, rather than the network, must be at fault.

module ChecksumOffloading;

export {
	## How long to watch before judging.
	const check_interval = 10sec &redef;
}

global bad_ip_checksums: count = 0;
global bad_tcp_checksums: count = 0;
global bad_udp_checksums: count = 0;
global done: bool = F;

event ChecksumOffloading::check()
	{
	if ( done )
		return;

	done = T;
	local packets = get_net_stats()$pkts_recvd;
	local wrong = vector(bad_ip_checksums, bad_tcp_checksums, bad_udp_checksums);
	local of_what = vector("IP", "TCP", "UDP");
	local culprits: vector of string;

	# More than one in twenty.
	for ( i in wrong )
		if ( wrong[i] * 20 > packets )
			culprits += of_what[i];

	if ( |culprits| == 0 )
		return;

	local what = join_string_vec(culprits, " and ");
	Reporter::warning(fmt("too many %s checksums of the %s are wrong; if the network card computes them, capture cannot see it: run with -C, or set ignore_checksums",
	                      what, reading_traces() ? "trace" : "interface"));
	}

event zeek_init()
	{
	schedule check_interval { ChecksumOffloading::check() };
	}

event net_weird(name: string, addl: string, source: string)
	{
	if ( name == "bad_IP_checksum" )
		++bad_ip_checksums;
	}

event conn_weird(name: string, c: connection, addl: string, source: string)
	{
	switch ( name ) {
	case "bad_TCP_checksum": ++bad_tcp_checksums; break;
	case "bad_UDP_checksum": ++bad_udp_checksums; break;
	default: break;
	}
	}

# A short trace is over before the interval is.
event zeek_done()
	{
	event ChecksumOffloading::check();
	}
