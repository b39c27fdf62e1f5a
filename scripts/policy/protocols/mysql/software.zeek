##! Database servers and their versions, as they introduce themselves.

@load base/frameworks/software
@load base/protocols/mysql

module MySQL;

export {
	redef enum Software::Type += {
		## A MySQL server.
		MySQL::SERVER,
	};
}

event mysql_server_version(c: connection, ver: string)
	{
	# Some are proud of themselves even in the version.
	if ( ver != "" )
		Software::found(c$id, Software::Info($unparsed_version=fmt("MySQL/%s", ver), $host=c$id$resp_h, $host_p=c$id$resp_p,
		                                     $software_type=SERVER));
	}
