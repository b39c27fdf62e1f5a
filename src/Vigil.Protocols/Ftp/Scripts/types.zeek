##! What scripts can know of Ftp traffic before any policy is loaded.

module GLOBAL;

type ftp_port: record {
	h: addr;
	p: port;
	valid: bool;
};
module FTP;

export {
	const max_command_length: count = 100 &redef;
}
