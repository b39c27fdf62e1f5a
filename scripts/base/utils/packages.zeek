##! Whether a script is there to be loaded.

## To be asked in a conditional directive.
function can_load(p: string): bool
	{ return find_in_zeekpath(p) != ""; }
