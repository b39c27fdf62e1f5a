##! Asks for the notice's source to be shut out.

@load base/utils/site
@load ../main

module Notice;

export {
	redef enum Action += { ACTION_DROP };
}
