##! The parts of a message: how many there are, and what they are called.

@load ./main
@load base/utils/files

module SMTP;

export {
	redef record State += {
		## Parts of all messages of the connection.
		mime_depth: count &default=0;
	};

	## What belongs to one part of a message.
	type Entity: record {
		filename: string &optional;
	};

	redef record Info += {
		## Parts so far, the message itself among them.
		entity_count: count &default=0;
		## The part being received.
		entity: Entity &optional;
	};
}

event mime_begin_entity(c: connection) &priority=10
	{
	if ( ! c?$smtp )
		return;

	++c$smtp_state$mime_depth;
	c$smtp$entity = Entity();

	# What is inside of a message may be another message, with a header of its own.
	if ( ++c$smtp$entity_count > 1 )
		c$smtp$process_smtp_headers = F;
	}

event mime_one_header(c: connection, h: mime_header_rec) &priority=5
	{
	if ( ! c?$smtp || ! c$smtp?$entity )
		return;

	switch ( h$name ) {
	case "CONTENT-DISPOSITION":
		if ( /[fF][iI][lL][eE][nN][aA][mM][eE]/ in h$value )
			c$smtp$entity$filename = extract_filename_from_content_disposition(h$value);

		break;

	case "CONTENT-TYPE":
		# The older way to name a part; the same syntax under another name.
		if ( /[nN][aA][mM][eE][[:blank:]]*=/ in h$value )
			c$smtp$entity$filename = extract_filename_from_content_disposition(sub(h$value, /[nN][aA][mM][eE][[:blank:]]*=/, "filename="));

		break;
	}
	}

event mime_end_entity(c: connection) &priority=5
	{
	if ( c?$smtp && c$smtp?$entity )
		delete c$smtp$entity;
	}
