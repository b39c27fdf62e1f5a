##! What scripts can know of Rpc traffic before any policy is loaded.

module GLOBAL;

type rpc_status: enum {
	RPC_SUCCESS, RPC_PROG_UNAVAIL, RPC_PROG_MISMATCH, RPC_PROC_UNAVAIL, RPC_GARBAGE_ARGS, RPC_SYSTEM_ERR,
	RPC_TIMEOUT, RPC_VERS_MISMATCH, RPC_AUTH_ERROR, RPC_UNKNOWN_ERROR,
};

type pm_mapping: record {
	program: count;
	version: count;
	p: port;
};

type pm_mappings: table[count] of pm_mapping;

type pm_callit_request: record {
	program: count;
	version: count;
	proc: count;
	arg_size: count;
};

type pm_port_request: record {
	program: count;
	version: count;
	is_tcp: bool;
};

const rpc_max_pending_calls: count = 1000 &redef;
const rpc_timeout: interval = 24sec &redef;
module MOUNT3;

export {
	type auth_flavor_t: enum { AUTH_NULL, AUTH_UNIX, AUTH_SHORT, AUTH_DES };

	type proc_t: enum {
		PROC_NULL, PROC_MNT, PROC_DUMP, PROC_UMNT, PROC_UMNT_ALL, PROC_EXPORT, PROC_END_OF_PROCS,
	};

	type status_t: enum {
		MNT3_OK = 0, MNT3ERR_PERM = 1, MNT3ERR_NOENT = 2, MNT3ERR_IO = 5, MNT3ERR_ACCES = 13, MNT3ERR_NOTDIR = 20,
		MNT3ERR_INVAL = 22, MNT3ERR_NAMETOOLONG = 63, MNT3ERR_NOTSUPP = 10004, MNT3ERR_SERVERFAULT = 10006,
		MOUNT3ERR_UNKNOWN = 4294967295,
	};

	type dirmntargs_t: record { dirname: string; };

	type info_t: record {
		rpc_stat: rpc_status;
		mnt_stat: MOUNT3::status_t;
		req_start: time;
		req_dur: interval;
		req_len: count;
		rep_start: time;
		rep_dur: interval;
		rep_len: count;
		rpc_uid: count;
		rpc_gid: count;
		rpc_stamp: count;
		rpc_machine_name: string;
		rpc_auxgids: vector of count;
	};

	type mnt_reply_t: record {
		dirfh: string &optional;
		auth_flavors: vector of MOUNT3::auth_flavor_t &optional;
	};
}

module NFS3;

export {
	type createmode_t: enum { UNCHECKED, GUARDED, EXCLUSIVE };

	type file_type_t: enum {
		FTYPE_REG = 1, FTYPE_DIR = 2, FTYPE_BLK = 3, FTYPE_CHR = 4, FTYPE_LNK = 5, FTYPE_SOCK = 6, FTYPE_FIFO = 7,
	};

	type proc_t: enum {
		PROC_NULL, PROC_GETATTR, PROC_SETATTR, PROC_LOOKUP, PROC_ACCESS, PROC_READLINK, PROC_READ, PROC_WRITE,
		PROC_CREATE, PROC_MKDIR, PROC_SYMLINK, PROC_MKNOD, PROC_REMOVE, PROC_RMDIR, PROC_RENAME, PROC_LINK,
		PROC_READDIR, PROC_READDIRPLUS, PROC_FSSTAT, PROC_FSINFO, PROC_PATHCONF, PROC_COMMIT, PROC_END_OF_PROCS,
	};

	type stable_how_t: enum { UNSTABLE, DATA_SYNC, FILE_SYNC };

	type status_t: enum {
		NFS3ERR_OK = 0, NFS3ERR_PERM = 1, NFS3ERR_NOENT = 2, NFS3ERR_IO = 5, NFS3ERR_NXIO = 6, NFS3ERR_ACCES = 13,
		NFS3ERR_EXIST = 17, NFS3ERR_XDEV = 18, NFS3ERR_NODEV = 19, NFS3ERR_NOTDIR = 20, NFS3ERR_ISDIR = 21,
		NFS3ERR_INVAL = 22, NFS3ERR_FBIG = 27, NFS3ERR_NOSPC = 28, NFS3ERR_ROFS = 30, NFS3ERR_MLINK = 31,
		NFS3ERR_NAMETOOLONG = 63, NFS3ERR_NOTEMPTY = 66, NFS3ERR_DQUOT = 69, NFS3ERR_STALE = 70,
		NFS3ERR_REMOTE = 71, NFS3ERR_BADHANDLE = 10001, NFS3ERR_NOT_SYNC = 10002, NFS3ERR_BAD_COOKIE = 10003,
		NFS3ERR_NOTSUPP = 10004, NFS3ERR_TOOSMALL = 10005, NFS3ERR_SERVERFAULT = 10006, NFS3ERR_BADTYPE = 10007,
		NFS3ERR_JUKEBOX = 10008, NFS3ERR_UNKNOWN = 4294967295,
	};

	type time_how_t: enum { DONT_CHANGE, SET_TO_SERVER_TIME, SET_TO_CLIENT_TIME };

	type fattr_t: record {
		ftype: NFS3::file_type_t;
		mode: count;
		nlink: count;
		uid: count;
		gid: count;
		size: count;
		used: count;
		rdev1: count;
		rdev2: count;
		fsid: count;
		fileid: count;
		atime: time;
		mtime: time;
		ctime: time;
	};

	type direntry_t: record {
		fileid: count;
		fname: string;
		cookie: count;
		attr: NFS3::fattr_t &optional;
		fh: string &optional;
	};

	type direntry_vec_t: vector of NFS3::direntry_t;

	type wcc_attr_t: record {
		size: count;
		atime: time;
		mtime: time;
	};

	type delobj_reply_t: record {
		dir_pre_attr: NFS3::wcc_attr_t &optional;
		dir_post_attr: NFS3::fattr_t &optional;
	};

	type diropargs_t: record { dirfh: string; fname: string; };

	type fsstat_t: record {
		attrs: NFS3::fattr_t &optional;
		tbytes: double;
		fbytes: double;
		abytes: double;
		tfiles: double;
		ffiles: double;
		afiles: double;
		invarsec: interval;
	};

	type info_t: record {
		rpc_stat: rpc_status;
		nfs_stat: NFS3::status_t;
		req_start: time;
		req_dur: interval;
		req_len: count;
		rep_start: time;
		rep_dur: interval;
		rep_len: count;
		rpc_uid: count;
		rpc_gid: count;
		rpc_stamp: count;
		rpc_machine_name: string;
		rpc_auxgids: vector of count;
	};

	type link_reply_t: record {
		post_attr: NFS3::fattr_t &optional;
		preattr: NFS3::wcc_attr_t &optional;
		postattr: NFS3::fattr_t &optional;
	};

	type linkargs_t: record { fh: string; link: NFS3::diropargs_t; };

	type lookup_reply_t: record {
		fh: string &optional;
		obj_attr: NFS3::fattr_t &optional;
		dir_attr: NFS3::fattr_t &optional;
	};

	type newobj_reply_t: record {
		fh: string &optional;
		obj_attr: NFS3::fattr_t &optional;
		dir_pre_attr: NFS3::wcc_attr_t &optional;
		dir_post_attr: NFS3::fattr_t &optional;
	};

	type read_reply_t: record {
		attr: NFS3::fattr_t &optional;
		size: count &optional;
		eof: bool &optional;
		data: string &optional;
	};

	type readargs_t: record {
		fh: string;
		offset: count;
		size: count;
	};

	type readdir_reply_t: record {
		isplus: bool;
		dir_attr: NFS3::fattr_t &optional;
		cookieverf: count &optional;
		entries: vector of NFS3::direntry_t &optional;
		eof: bool;
	};

	type readdirargs_t: record {
		isplus: bool;
		dirfh: string;
		cookie: count;
		cookieverf: count;
		dircount: count;
		maxcount: count &optional;
	};

	type readlink_reply_t: record { attr: NFS3::fattr_t &optional; nfspath: string &optional; };

	type renameobj_reply_t: record {
		src_dir_pre_attr: NFS3::wcc_attr_t;
		src_dir_post_attr: NFS3::fattr_t;
		dst_dir_pre_attr: NFS3::wcc_attr_t;
		dst_dir_post_attr: NFS3::fattr_t;
	};

	type renameopargs_t: record {
		src_dirfh: string;
		src_fname: string;
		dst_dirfh: string;
		dst_fname: string;
	};

	type sattr_reply_t: record {
		dir_pre_attr: NFS3::wcc_attr_t &optional;
		dir_post_attr: NFS3::fattr_t &optional;
	};

	type sattr_t: record {
		mode: count &optional;
		uid: count &optional;
		gid: count &optional;
		size: count &optional;
		atime: NFS3::time_how_t &optional;
		mtime: NFS3::time_how_t &optional;
	};

	type sattrargs_t: record { fh: string; new_attributes: NFS3::sattr_t; };

	type symlinkdata_t: record { symlink_attributes: NFS3::sattr_t; nfspath: string &optional; };

	type symlinkargs_t: record { link: NFS3::diropargs_t; symlinkdata: NFS3::symlinkdata_t; };

	type write_reply_t: record {
		preattr: NFS3::wcc_attr_t &optional;
		postattr: NFS3::fattr_t &optional;
		size: count &optional;
		commited: NFS3::stable_how_t &optional;
		verf: count &optional;
	};

	type writeargs_t: record {
		fh: string;
		offset: count;
		size: count;
		stable: NFS3::stable_how_t;
		data: string &optional;
	};

	const return_data: bool = F &redef;
	const return_data_first_only: bool = T &redef;
	const return_data_max: count = 512 &redef;
}

module GLOBAL;

## How RPC calls end, in words.
const RPC_status: table[rpc_status] of string = {
	[RPC_SUCCESS] = "ok", [RPC_PROG_UNAVAIL] = "prog unavail", [RPC_PROG_MISMATCH] = "mismatch",
	[RPC_PROC_UNAVAIL] = "proc unavail", [RPC_GARBAGE_ARGS] = "garbage args", [RPC_SYSTEM_ERR] = "system err",
	[RPC_TIMEOUT] = "timeout", [RPC_VERS_MISMATCH] = "mismatch", [RPC_AUTH_ERROR] = "auth error",
	[RPC_UNKNOWN_ERROR] = "unknown",
};
