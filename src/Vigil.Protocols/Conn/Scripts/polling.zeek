##! Looks at a connection again and again while it lives.

module ConnPolling;

export {
	## Calls *callback* after *i*, counting from *cnt*, and then as often as it answers with an interval to wait; a negative one ends it.
	global watch: function(c: connection, callback: function(c: connection, cnt: count): interval, cnt: count, i: interval);
}

event ConnPolling::check(id: conn_id, callback: function(c: connection, cnt: count): interval, cnt: count)
	{
	if ( ! connection_exists(id) )
		return;

	local alive = lookup_connection(id);
	local pause = callback(alive, cnt);

	if ( pause > 0sec )
		watch(alive, callback, cnt + 1, pause);
	}

function watch(c: connection, callback: function(c: connection, cnt: count): interval, cnt: count, i: interval)
	{
	schedule i { ConnPolling::check(c$id, callback, cnt) };
	}
