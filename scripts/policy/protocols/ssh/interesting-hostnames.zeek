##! Notices SSH logins that involve hosts from which nobody should log in, such as name and mail servers.

@load base/frameworks/notice
@load base/protocols/ssh

module SSH;

export {
	redef enum Notice::Type += {
		## A login from or to such a host.
		Interesting_Hostname_Login,
	};

	## Their names.
	option interesting_hostnames = /^d?ns[0-9]*\./ | /^smtp[0-9]*\./ | /^mail[0-9]*\./ | /^pop[0-9]*\./ | /^imap[0-9]*\./ | /^www[0-9]*\./ | /^ftp[0-9]*\./;
}

@ifdef ( lookup_addr )

function check_ssh_hostname(id: conn_id, uid: string, host: addr)
	{
	when [id, uid, host] ( local name = lookup_addr(host) )
		{
		if ( interesting_hostnames in name )
			NOTICE(Notice::Info($note=Interesting_Hostname_Login, $id=id, $uid=uid, $sub=name,
			                    $msg=fmt("an SSH login involves %s, a host with a telling name", host)));
		}
	}

event ssh_auth_successful(c: connection, auth_method_none: bool)
	{
	for ( _, end in vector(c$id$orig_h, c$id$resp_h) )
		check_ssh_hostname(c$id, c$uid, end);
	}

@endif
