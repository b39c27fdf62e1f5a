##! Numbers in running text.

## The first run of digits in *s* (or the last, with *get_first* off); 0 if there is none.
function extract_count(s: string, get_first: bool &default=T): count
	{
	local runs = find_all_ordered(s, /[0-9]+/);

	if ( |runs| == 0 )
		return 0;

	return to_count(get_first ? runs[0] : runs[|runs| - 1]);
	}
