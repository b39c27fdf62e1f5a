##! What scripts can know of Socks traffic before any policy is loaded.

module SOCKS;

export {
	type Address: record { host: addr &optional &log; name: string &optional &log; };
}
