# XMPP (RFC 6120, 4.2): the client opens a stream.

signature dpd_xmpp {
	ip-proto == tcp
	tcp-state originator
	payload /^(<\?xml[^>]*>)?[ \x09\x0d\x0a]*<(stream:)?stream[ \x09\x0d\x0a][^>]*xmlns(:stream)?=['\"](jabber:|http:\/\/etherx\.jabber\.org)/
	enable "XMPP"
}
