##! Notices for connections whose content may have been tampered with, or was not all there.

@load base/frameworks/notice

module Conn;

export {
	redef enum Notice::Type += {
		## A segment that was sent again with other content.
		Retransmission_Inconsistency,
		## Octets of the content never came.
		Content_Gap,
	};
}

event rexmit_inconsistency(c: connection, t1: string, t2: string, tcp_flags: string)
	{
	NOTICE(Notice::Info($note=Retransmission_Inconsistency, $identifier=fmt("%s", c$id), $conn=c,
	                    $msg=fmt("sent differently the second time: %s [%s] [%s] (flags: %s)", id_string(c$id), t1, t2, tcp_flags)));
	}

event content_gap(c: connection, is_orig: bool, seq: count, length: count)
	{
	NOTICE(Notice::Info($note=Content_Gap, $conn=c,
	                    $msg=fmt("%s: %d octets are missing at %d of what the %s sent", id_string(c$id), length, seq, is_orig ? "originator" : "responder")));
	}
