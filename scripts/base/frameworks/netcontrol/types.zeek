##! What rules of the network control framework are made of.

module NetControl;

export {
	## The priority of rules that do not say one, and of those that let traffic through in any case.
	option default_priority: int = +0;
	const whitelist_priority: int = +5 &redef;

	## What a rule is about.
	type EntityType: enum { ADDRESS, CONNECTION, FLOW, MAC };

	## A flow in one direction; what is not given may be anything.
	type Flow: record { src_h: subnet &optional; src_p: port &optional;
		dst_h: subnet &optional; dst_p: port &optional;
		src_m: string &optional; dst_m: string &optional; };

	## The field that belongs to its type is set. An address is a subnet, so that networks are possible.
	type Entity: record { ty: EntityType;
		conn: conn_id &optional;
		flow: Flow &optional;
		ip: subnet &optional;
		mac: string &optional; };

	## Whether a rule is about traffic on its way, or about what the monitor gets to see.
	type TargetType: enum { FORWARD, MONITOR };

	## Drop it; rewrite it; send it out of another port; let it pass whatever else is said.
	type RuleType: enum { DROP, MODIFY, REDIRECT, WHITELIST };

	## What to rewrite.
	type FlowMod: record { src_h: addr &optional; src_p: count &optional;
		dst_h: addr &optional; dst_p: count &optional;
		src_m: string &optional; dst_m: string &optional;
		redirect_port: count &optional; };

	type Rule: record { ty: RuleType;
		target: TargetType;
		entity: Entity;
		## How long it is in force; without one, until it is removed.
		expire: interval &optional;
		## The higher one wins.
		priority: int &default=default_priority;
		## Free text on who asked for it.
		location: string &optional;
		## For a redirection, and for a modification.
		out_port: count &optional;
		mod: FlowMod &optional;
		## Names of the rule inside and outside of this process; filled in.
		id: string &default="";
		cid: count &default=0; };

	## What a device says of the traffic that a rule met.
	type FlowInfo: record { duration: interval &optional; packet_count: count &optional; byte_count: count &optional; };
}
