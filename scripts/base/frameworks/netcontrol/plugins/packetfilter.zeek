##! A backend inside the monitor: traffic it is to drop or that the monitor is not to see is kept out by the capture.

@load ../plugin

module NetControl;

export {
	global create_packetfilter: function(): PluginState;
}

# The capture can drop addresses and one-way flows; it cannot stop what is on its way.
function packetfilter_check_rule(r: Rule): bool
	{
	if ( r$ty != DROP || r$target != MONITOR )
		return F;

	return r$entity$ty in set(ADDRESS, CONNECTION, FLOW);
	}

function packetfilter_add_rule(p: PluginState, r: Rule): bool
	{
	if ( ! packetfilter_check_rule(r) )
		return F;

	local done = F;

	switch ( r$entity$ty ) {
	case ADDRESS:
		done = install_src_net_filter(r$entity$ip, 0, 1.0) && install_dst_net_filter(r$entity$ip, 0, 1.0);
		break;
	case CONNECTION:
		done = install_src_addr_filter(r$entity$conn$orig_h, 0, 1.0) && install_dst_addr_filter(r$entity$conn$resp_h, 0, 1.0);
		break;
	case FLOW:
		if ( r$entity$flow?$src_h )
			done = install_src_net_filter(r$entity$flow$src_h, 0, 1.0);
		if ( r$entity$flow?$dst_h )
			done = install_dst_net_filter(r$entity$flow$dst_h, 0, 1.0) || done;
		break;
	}

	if ( done )
		event NetControl::rule_added(r, p);
	else
		event NetControl::rule_error(r, p);

	return T;
	}

function packetfilter_remove_rule(p: PluginState, r: Rule, reason: string): bool
	{
	if ( ! packetfilter_check_rule(r) )
		return F;

	local done = F;

	switch ( r$entity$ty ) {
	case ADDRESS:
		done = uninstall_src_net_filter(r$entity$ip);
		done = uninstall_dst_net_filter(r$entity$ip) && done;
		break;
	case CONNECTION:
		done = uninstall_src_addr_filter(r$entity$conn$orig_h);
		done = uninstall_dst_addr_filter(r$entity$conn$resp_h) && done;
		break;
	case FLOW:
		if ( r$entity$flow?$src_h )
			done = uninstall_src_net_filter(r$entity$flow$src_h);
		if ( r$entity$flow?$dst_h )
			done = uninstall_dst_net_filter(r$entity$flow$dst_h) || done;
		break;
	}

	if ( done )
		event NetControl::rule_removed(r, p);
	else
		event NetControl::rule_error(r, p);

	return done;
	}

function packetfilter_name(p: PluginState): string
	{ return "Packetfilter"; }

global packetfilter_plugin: Plugin = Plugin($name=packetfilter_name, $can_expire=F,
                                            $add_rule=packetfilter_add_rule, $remove_rule=packetfilter_remove_rule);

function create_packetfilter(): PluginState
	{ return PluginState($plugin=packetfilter_plugin); }
