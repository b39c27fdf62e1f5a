##! Looks for URLs in the text of mail.

@load base/frameworks/intel
@load ./where-locations
@load base/utils/urls

event intel_mime_data(f: fa_file, data: string)
	{
	if ( ! f?$conns )
		return;

	for ( _, c in f$conns )
		for ( url in find_all_urls_without_scheme(data) )
			Intel::seen(Intel::Seen($where=SMTP::IN_MESSAGE, $conn=c, $indicator=url, $indicator_type=Intel::URL));
	}

event file_new(f: fa_file) &group="Intel::URL"
	{
	if ( f$source == "SMTP" )
		Files::add_analyzer(f, Files::ANALYZER_DATA_EVENT, Files::AnalyzerArgs($stream_event=intel_mime_data));
	}
