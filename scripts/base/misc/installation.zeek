##! Where the program lives on this machine.

module Installation;

export {
	const root_dir = "/usr/local/zeek";
	const etc_dir = root_dir + "/etc";
	const log_dir = root_dir + "/logs";
	const spool_dir = root_dir + "/spool";
	const state_dir = root_dir + "/var/lib";
}
