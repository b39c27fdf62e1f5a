##! Puts the Community ID of the connection into notice.log.

@load base/frameworks/notice
@load policy/protocols/conn/community-id-logging

module CommunityID::Notice;

export {
	option enabled: bool = T;
}

module CommunityID;

redef record Notice::Info += { community_id: string &optional &log; };

hook Notice::notice(n: Notice::Info)
	{
	# Of use only with a connection, known by its ends.
	if ( CommunityID::Notice::enabled && n?$id )
		n$community_id = n?$conn && n$conn?$conn && n$conn$conn?$community_id
			? n$conn$conn$community_id : community_id_v1(n$id, CommunityID::seed, CommunityID::do_base64);
	}
