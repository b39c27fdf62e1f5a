##! ocsp.log: what responders say about certificates, stapled to handshakes or fetched over HTTP.

module OCSP;

export {
	redef enum Log::ID += { LOG };

	global log_policy: Log::PolicyHook;

	type Info: record {
		## When the response was seen, and the file it was in.
		ts: time &log;
		id: string &log;
		## Which certificate, by its issuer and number.
		hashAlgorithm: string &log;
		issuerNameHash: string &log;
		issuerKeyHash: string &log;
		serialNumber: string &log;
		## good, revoked, or unknown.
		certStatus: string &log;
		revoketime: time &log &optional;
		revokereason: string &log &optional;
		## For how long that holds.
		thisUpdate: time &log;
		nextUpdate: time &log &optional;
	};

	global log_ocsp: event(rec: Info);
}

event zeek_init() &priority=5
	{
	Log::create_stream(OCSP::LOG, Log::Stream($columns=Info, $path="ocsp", $ev=log_ocsp, $policy=log_policy));
	Files::register_for_mime_type(Files::ANALYZER_OCSP_REPLY, "application/ocsp-response");
	}

event ocsp_response_certificate(f: fa_file, hashAlgorithm: string, issuerNameHash: string, issuerKeyHash: string, serialNumber: string, certStatus: string, revokeTime: time, revokeReason: string, thisUpdate: time, nextUpdate: time) &priority=5
	{
	local row = Info($ts=network_time(), $id=f$id, $hashAlgorithm=hashAlgorithm, $issuerNameHash=issuerNameHash,
	                 $issuerKeyHash=issuerKeyHash, $serialNumber=serialNumber, $certStatus=certStatus,
	                 $thisUpdate=thisUpdate);

	# Zero and nothing are how the engine says that a field was absent.
	local never = double_to_time(0.0);

	if ( nextUpdate != never )
		row$nextUpdate = nextUpdate;

	if ( revokeTime != never )
		row$revoketime = revokeTime;

	if ( revokeReason != "" )
		row$revokereason = revokeReason;

	Log::write(OCSP::LOG, row);
	}
