##! The side that controls: connects to Control::host, asks what Control::cmd says, prints the answer and ends. To be started
##! from a command line: vigil frameworks/control/controller Control::host=127.0.0.1 Control::host_port=9999/tcp Control::cmd=net_stats

@load base/frameworks/broker
@load base/frameworks/control

module Control;

event zeek_init() &priority=5
	{
	suspend_processing();

	if ( cmd !in commands )
		{
		Reporter::error(fmt("there is no command '%s'", cmd));
		terminate();
		return;
		}

	Broker::subscribe(topic_prefix + "/");

	local where = cat(host);

	if ( zone_id != "" )
		where += "%" + zone_id;

	Broker::peer(where, host_port);
	}

event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
	{
	local to = fmt("%s/%s", topic_prefix, endpoint$id);

	switch ( cmd )
		{
		case "id_value":
			if ( arg == "" )
				{
				Reporter::error("Control::arg is to name the value that is wanted");
				terminate();
				}
			else
				Broker::publish(to, Control::id_value_request, arg);

			break;
		case "peer_status":
			Broker::publish(to, Control::peer_status_request);
			break;
		case "net_stats":
			Broker::publish(to, Control::net_stats_request);
			break;
		case "configuration_update":
			# First what may be set is sent, then word that it has come.
			for ( name, about in global_ids() )
				if ( about$redefinable && about$constant && name !in ignore_ids && /^func/ != about$type_name )
					Broker::publish_id(to, name);

			Broker::publish(to, Control::configuration_update_request);
			break;
		case "shutdown":
			Broker::publish(to, Control::shutdown_request);
			break;
		}
	}

event Control::id_value_response(id: string, val: string)
	{
	print fmt("%s = %s", id, val);
	terminate();
	}

event Control::peer_status_response(s: string)
	{
	print s;
	terminate();
	}

event Control::net_stats_response(s: string)
	{
	print s;
	terminate();
	}

event Control::configuration_update_response()
	{ terminate(); }

event Control::shutdown_response()
	{ terminate(); }
