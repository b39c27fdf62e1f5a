##! Asks for the notice's source to be shut out.

module Notice;

export {
	redef enum Action += { ACTION_DROP };
}
