##! Says in rdp.log whether a connection went on under TLS.

@load base/protocols/rdp
@load base/protocols/ssl

module RDP;

export {
	redef record RDP::Info += {
		## It did.
		ssl: bool &log &default=F;
	};
}

event analyzer_confirmation_info(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo)
	{
	if ( atype == AllAnalyzers::ANALYZER_ANALYZER_SSL && info?$c && info$c?$rdp )
		info$c$rdp$ssl = T;
	}
