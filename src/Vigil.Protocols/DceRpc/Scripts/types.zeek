##! What scripts can know of DceRpc traffic before any policy is loaded.

module DCE_RPC;

export {
	type IfID: enum {
		unknown_if, epmapper, lsarpc, lsa_ds, mgmt, netlogon, samr, srvsvc, spoolss, drs, winspipe, wkssvc, oxid,
		ISCMActivator,
	};

	type PType: enum {
		REQUEST, PING, RESPONSE, FAULT, WORKING, NOCALL, REJECT, ACK, CL_CANCEL, FACK, CANCEL_ACK, BIND, BIND_ACK,
		BIND_NAK, ALTER_CONTEXT, ALTER_CONTEXT_RESP, AUTH3, SHUTDOWN, CO_CANCEL, ORPHANED, RTS,
	};

	const max_cmd_reassembly: count = 20 &redef;
	const max_frag_data: count = 30000 &redef;
}
