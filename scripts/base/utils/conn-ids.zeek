##! Connections as text.

module GLOBAL;

## The originator's end, an arrow, the responder's end.
function id_string(id: conn_id): string
	{ return fmt("%s:%d > %s:%d", id$orig_h, id$orig_p, id$resp_h, id$resp_p); }

## The arrow the other way round.
function reverse_id_string(id: conn_id): string
	{ return fmt("%s:%d < %s:%d", id$orig_h, id$orig_p, id$resp_h, id$resp_p); }

## With the arrow in the direction of a packet.
function directed_id_string(id: conn_id, is_orig: bool): string
	{ return is_orig ? id_string(id) : reverse_id_string(id); }
