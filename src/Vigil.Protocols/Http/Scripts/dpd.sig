# HTTP/1.x (RFC 9112): a request line, or a status line, which servers also send in answer to what they do not understand.

signature dpd_http_client {
	ip-proto == tcp
	tcp-state originator
	payload /^[ \x09\x0d\x0a]*(GET|HEAD|POST|PUT|DELETE|OPTIONS|TRACE|CONNECT|PATCH|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|REPORT|SEARCH|SUBSCRIBE|UNSUBSCRIBE|POLL|NOTIFY|BCOPY|BDELETE|BMOVE|BPROPFIND|BPROPPATCH|MERGE|CHECKOUT|CHECKIN|VERSION-CONTROL|MKACTIVITY|M-SEARCH|RPC_CONNECT|RPC_IN_DATA|RPC_OUT_DATA|SMS_POST|CCM_POST)/i
	enable "HTTP"
}

signature dpd_http_server {
	ip-proto == tcp
	tcp-state responder
	payload /^HTTP\/[0-9]/i
	enable "HTTP"
}
