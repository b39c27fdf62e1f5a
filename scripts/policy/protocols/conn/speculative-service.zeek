##! Puts into conn.log what a connection looks like by signatures, where no analyzer confirms it.

@load base/protocols/conn
@load base/protocols/conn/removal-hooks

module Conn;

# What it looks like.
redef record connection += { speculative_service: set[string] &default=string_set(); };

redef record Info += { speculative_service: string &log &optional; };

export {
	## Called when a connection with such a guess ends.
	global finalize_speculative_service: hook(c: connection);
}

event protocol_late_match(c: connection, atype: Analyzer::Tag)
	{
	add c$speculative_service[Analyzer::name(atype)];
	Conn::register_removal_hook(c, finalize_speculative_service);
	}

hook finalize_speculative_service(c: connection)
	{
	local guesses: vector of string = vector();

	for ( name in c$speculative_service )
		# What is certain need not be guessed.
		if ( name !in c$service )
			guesses += to_lower(name);

	sort(guesses, strcmp);

	if ( |guesses| > 0 )
		c$conn$speculative_service = join_string_vec(guesses, ",");
	}
