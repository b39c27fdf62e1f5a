##! What is known of an FTP session, and what of it is logged.

@load ./utils-commands

module FTP;

export {
	## Passwords are logged only on demand, those of guests always.
	option default_capture_password: bool = F;

	## User names that stand for nobody.
	option guest_ids: set[string] = { "anonymous", "ftp", "ftpuser", "guest" };

	## A data connection that was announced.
	type ExpectedDataChannel: record {
		## The client connects to the server.
		passive: bool &log;
		orig_h: addr &log;
		resp_h: addr &log;
		resp_p: port &log;
	};

	type Info: record {
		## When the command was sent.
		ts: time &log;
		uid: string &log;
		id: conn_id &log;
		user: string &log &default="<unknown>";
		password: string &log &optional;
		command: string &log &optional;
		## Its argument; for files, the URL.
		arg: string &log &optional;
		## Of the file transferred, if there was one.
		mime_type: string &log &optional;
		file_size: count &log &optional;
		reply_code: count &log &optional;
		reply_msg: string &log &optional;
		data_channel: ExpectedDataChannel &log &optional;
		## The directory, as far as its changes were seen. "." is where the session began.
		cwd: string &default=".";
		## The command to which the last reply belongs.
		cmdarg: CmdArg &optional;
		pending_commands: PendingCmds;
		command_seq: count &default=0;
		passive: bool &default=F;
		capture_password: bool &default=default_capture_password;
		fuid: string &log &optional;
		## Mechanism of the last AUTH.
		last_auth_requested: string &optional;
	};
}
