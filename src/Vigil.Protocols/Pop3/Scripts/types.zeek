##! What scripts can know of Pop3 traffic before any policy is loaded.

module POP3;

export {
	const max_pending_commands: count = 10 &redef;
	const max_unknown_client_commands: count = 10 &redef;
}
