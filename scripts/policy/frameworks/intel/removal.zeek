##! Removal by input: an item with meta.remove set takes back what its source said before.

@load base/frameworks/intel

module Intel;

export {
	redef record Intel::MetaData += { remove: bool &default=F; };
}

hook Intel::filter_item(item: Item) &priority=-10
	{
	if ( ! item$meta$remove )
		return;

	Intel::remove(item);
	break;
	}
