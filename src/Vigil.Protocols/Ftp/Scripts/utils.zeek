##! Text about commands.

@load ./info
@load base/utils/addrs
@load base/utils/paths

module FTP;

export {
	## The URL of the file at work without its scheme, the same with it, and what notices say.
	global build_url: function(rec: Info): string;
	global build_url_ftp: function(rec: Info): string;
	global describe: function(rec: Info): string;
}

# Commands whose argument is a path.
const file_cmds: set[string] = {
	"APPE", "CWD", "DELE", "MDTM", "MKD", "REST", "RETR", "RMD", "RNFR", "RNTO", "SIZE", "STOR", "STOU",
};

# The path from the root as far as it is known. Where it is not, it begins with a dot.
function path_of(rec: Info): string
	{
	local path = build_path_compressed(rec$cwd, rec$cmdarg$arg);
	return starts_with(path, "/") ? path : "/" + path;
	}

function build_url(rec: Info): string
	{
	if ( ! rec?$cmdarg )
		return "";

	return addr_to_uri(rec$id$resp_h) + path_of(rec);
	}

function build_url_ftp(rec: Info): string
	{ return "ftp://" + build_url(rec); }

function describe(rec: Info): string
	{ return build_url_ftp(rec); }
