##! Mail that comes from where none is expected.

@load base/frameworks/notice
@load base/protocols/smtp/main

module SMTP;

export {
	redef enum Notice::Type += {
		## The host that a message came from is in a suspicious country or network.
		Suspicious_Origination,
	};

	## Countries by their two letters.
	option suspicious_origination_countries: set[string] = {};

	option suspicious_origination_networks: set[subnet] = {};
}

# Says so if an address is in one of the networks, or of the countries.
function judge_origin(origin: addr, rec: Info)
	{
	local grounds = "";

@ifdef ( lookup_location )
	local place = lookup_location(origin);

	if ( place?$country_code && place$country_code in suspicious_origination_countries )
		grounds = "country " + place$country_code;
@endif

	if ( origin in suspicious_origination_networks )
		grounds = "network";

	if ( grounds == "" )
		return;

	NOTICE(Notice::Info($note=Suspicious_Origination, $msg=fmt("Mail originated from %s, suspicious by its %s", origin, grounds),
	                    $id=rec$id, $uid=rec$uid));
	}

event log_smtp(rec: Info)
	{
	if ( rec?$x_originating_ip )
		judge_origin(rec$x_originating_ip, rec);

	# The host that handed the message to the first relay.
	if ( rec?$path )
		judge_origin(rec$path[|rec$path| - 1], rec);
	}
