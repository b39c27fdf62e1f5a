##! Keeps the beginning of each part of a message.

@load base/protocols/smtp/entities

module SMTP;

export {
	redef record SMTP::Entity += {
		## As much of the content as is wanted.
		excerpt: string &log &default="";
	};

	## How much that is, in octets.
	option default_entity_excerpt_len = 0;
}

event file_new(f: fa_file) &priority=5
	{
	if ( ! f?$source || f$source != "SMTP" || ! f?$bof_buffer || default_entity_excerpt_len == 0 || ! f?$conns )
		return;

	for ( _, carrier in f$conns )
		if ( carrier?$smtp && carrier$smtp?$entity )
			carrier$smtp$entity$excerpt = f$bof_buffer[0:default_entity_excerpt_len];
	}
