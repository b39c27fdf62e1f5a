##! Puts the Community ID of each connection into conn.log: the same for all tools that know it.

@load base/protocols/conn

module CommunityID;

export {
	## Sites that set a seed get identifiers of their own.
	option seed: count = 0;

	## Base64 rather than hexadecimal.
	option do_base64: bool = T;
}

module Conn;

redef record Conn::Info += { community_id: string &optional &log; };

event connection_state_remove(c: connection)
	{
	# By now the row exists; it is written after this.
	c$conn$community_id = community_id_v1(c$id, CommunityID::seed, CommunityID::do_base64);
	}
