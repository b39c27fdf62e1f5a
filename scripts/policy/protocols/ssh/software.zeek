##! Finds SSH programs by how they introduce themselves.

@load base/frameworks/software
@load base/protocols/ssh

module SSH;

export {
	redef enum Software::Type += { SERVER, CLIENT };
}

# After "SSH-2.0-".
function program_of(version: string): string
	{ return sub(version, /^SSH-[0-9\.\-]+/, ""); }

event ssh_client_version(c: connection, version: string) &priority=4
	{
	Software::found(c$id, Software::Info($software_type=CLIENT, $host=c$id$orig_h, $unparsed_version=program_of(version)));
	}

event ssh_server_version(c: connection, version: string) &priority=4
	{
	Software::found(c$id, Software::Info($software_type=SERVER, $host=c$id$resp_h, $host_p=c$id$resp_p, $unparsed_version=program_of(version)));
	}
