##! Leaves connections of IP protocols without an analyzer out.

event zeek_init() &priority=20
	{ Analyzer::disable_analyzer(PacketAnalyzer::ANALYZER_UNKNOWN_IP_TRANSPORT); }
