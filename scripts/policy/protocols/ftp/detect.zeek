##! SITE EXEC: commands that an FTP server runs for whoever asks.

@load base/frameworks/notice
@load base/protocols/ftp/main

module FTP;

export {
	redef enum Notice::Type += {
		## A server said that it did.
		Site_Exec_Success,
	};
}

event ftp_reply(c: connection, code: count, msg: string, cont_resp: bool) &priority=3
	{
	if ( cont_resp || ! c?$ftp || ! c$ftp?$cmdarg || parse_ftp_reply_code(code)$x != 2 )
		return;

	local done = c$ftp$cmdarg;

	if ( done$cmd == "SITE" && /^[eE][xX][eE][cC]([[:blank:]]|$)/ in done$arg )
		NOTICE(Notice::Info($note=Site_Exec_Success, $conn=c, $msg=fmt("SITE %s was carried out", done$arg)));
	}
