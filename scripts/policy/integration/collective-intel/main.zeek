##! Fields of the Collective Intelligence Framework, taken over into intel.log.

@load base/frameworks/intel

module Intel;

export {
	type CIF: record { tags: string &optional &log; confidence: double &optional &log;
		source: string &optional &log; description: string &optional &log;
		firstseen: string &optional &log; lastseen: string &optional &log; };

	redef record Info += { cif: CIF &log &optional; };

	redef record MetaData += { cif_tags: string &optional; cif_confidence: double &optional;
		cif_source: string &optional; cif_description: string &optional;
		cif_firstseen: string &optional; cif_lastseen: string &optional; };
}

hook extend_match(info: Info, s: Seen, items: set[Item])
	{
	local row = CIF();

	for ( hit in items )
		{
		local m = hit$meta;

		if ( m?$cif_tags ) row$tags = m$cif_tags;
		if ( m?$cif_confidence ) row$confidence = m$cif_confidence;
		if ( m?$cif_source ) row$source = m$cif_source;
		if ( m?$cif_description ) row$description = m$cif_description;
		if ( m?$cif_firstseen ) row$firstseen = m$cif_firstseen;
		if ( m?$cif_lastseen ) row$lastseen = m$cif_lastseen;
		}

	info$cif = row;
	}
