##! OpenFlow where one process talks to all controllers.

@load ./main

module OpenFlow;

function register_controller(tpe: Plugin, name: string, controller: Controller)
	{ register_controller_impl(tpe, name, controller); }

function unregister_controller(controller: Controller)
	{ unregister_controller_impl(controller); }

function lookup_controller(name: string): vector of Controller
	{ return lookup_controller_impl(name); }
