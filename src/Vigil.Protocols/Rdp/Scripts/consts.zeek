##! Names of the numbers of RDP ([MS-RDPBCGR]).

module RDP;

export {
	## Versions of clients, by the number of the Windows build they came with.
	const builds: table[count] of string = {
		[1049] = "RDP 4.0", [2195] = "RDP 5.0",
		[2600] = "RDP 5.1", [3790] = "RDP 5.2",
		[6000] = "RDP 6.0", [6001] = "RDP 6.1",
		[6002] = "RDP 6.2", [7600] = "RDP 7.0",
		[7601] = "RDP 7.1", [9200] = "RDP 8.0",
		[9600] = "RDP 8.1", [25189] = "RDP 8.0 (Mac)",
		[25282] = "RDP 8.0 (Mac)",
	} &default=function(n: count): string { return fmt("client_build-%d", n); };

	## Section 2.2.1.2.1.
	const security_protocols: table[count] of string = {
		[0] = "RDP", [1] = "SSL",
		[2] = "HYBRID", [8] = "HYBRID_EX",
	} &default=function(n: count): string { return fmt("security_protocol-%d", n); };

	## Section 2.2.1.2.2.
	const failure_codes: table[count] of string = {
		[1] = "SSL_REQUIRED_BY_SERVER", [2] = "SSL_NOT_ALLOWED_BY_SERVER",
		[3] = "SSL_CERT_NOT_ON_SERVER", [4] = "INCONSISTENT_FLAGS",
		[5] = "HYBRID_REQUIRED_BY_SERVER", [6] = "SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER",
	} &default=function(n: count): string { return fmt("failure_code-%d", n); };

	## Section 2.2.1.4.3.1.
	const cert_types: table[count] of string = {
		[1] = "RSA", [2] = "X.509",
	} &default=function(n: count): string { return fmt("cert_type-%d", n); };

	## Section 2.2.1.4.3.
	const encryption_methods: table[count] of string = {
		[0] = "None", [1] = "40bit",
		[2] = "128bit", [8] = "56bit",
		[16] = "FIPS",
	} &default=function(n: count): string { return fmt("encryption_method-%d", n); };

	const encryption_levels: table[count] of string = {
		[0] = "None", [1] = "Low",
		[2] = "Client compatible", [3] = "High",
		[4] = "FIPS",
	} &default=function(n: count): string { return fmt("encryption_level-%d", n); };

	## Bits per pixel that a client asks for, and those it knows (section 2.2.1.3.2).
	const high_color_depths: table[count] of string = {
		[4] = "4bit", [8] = "8bit",
		[15] = "15bit", [16] = "16bit",
		[24] = "24bit",
	} &default=function(n: count): string { return fmt("high_color_depth-%d", n); };

	const color_depths: table[count] of string = {
		[1] = "24bit", [2] = "16bit",
		[4] = "15bit", [8] = "32bit",
	} &default=function(n: count): string { return fmt("color_depth-%d", n); };

	## What became of the request for a conference (T.124, section 8.7).
	const results: table[count] of string = {
		[0] = "Success", [1] = "User rejected",
		[2] = "Resources not available", [3] = "Rejected for symmetry breaking",
		[4] = "Locked conference",
	} &default=function(n: count): string { return fmt("result-%d", n); };
}
