# Text and mark-up. Plain text is the weakest guess of all: the first octets all printable.

signature magic-plain {
	file-magic /^[\x07-\x0d\x1b -\x7e]{10}/
	file-mime "text/plain", -20
}

signature magic-plain-utf8 {
	file-magic /^\xef\xbb\xbf[\x07-\x0d\x1b -\x7e\x80-\xf4]{7}/
	file-mime "text/plain", -15
}

signature magic-plain-utf16 {
	file-magic /^(\xff\xfe([\x09\x0a\x0d -\x7e]\x00){4}|\xfe\xff(\x00[\x09\x0a\x0d -\x7e]){4})/
	file-mime "text/plain", -15
}

signature magic-html {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*(<\?xml[^>]*>[ \x09\x0a\x0d]*)?<!DOCTYPE[ \x09\x0a\x0d]+html/i
	file-mime "text/html", 100
}

signature magic-html-root {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*(<\?xml[^>]*>[ \x09\x0a\x0d]*)?(<!--[^>]*-->[ \x09\x0a\x0d]*)?<(html|head|body|title)[ \x09\x0a\x0d>]/i
	file-mime "text/html", 100
}

signature magic-html-part {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*<(!DOCTYPE[ \x09\x0a\x0d]+html|html|head|body|title|script|meta|h[1-6]|style|frameset|table)([ \x09\x0a\x0d]+[^>]*)?\/?>/i
	file-mime "text/html", 20
}

signature magic-xml {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*<\?xml[ \x09\x0a\x0d]/i
	file-mime "application/xml", 10
}

signature magic-xml-utf16 {
	file-magic /^(\xff\xfe<\x00\?\x00x\x00m\x00l\x00|\xfe\xff\x00<\x00\?\x00x\x00m\x00l)/
	file-mime "application/xml", 10
}

signature magic-rss {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*(<\?xml[^>]*>[ \x09\x0a\x0d]*)?(<[?!][^>]*>[ \x09\x0a\x0d]*)*<rss[ \x09\x0a\x0d>]/i
	file-mime "text/rss", 50
}

signature magic-atom {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*(<\?xml[^>]*>[ \x09\x0a\x0d]*)?(<[?!][^>]*>[ \x09\x0a\x0d]*)*<feed[ \x09\x0a\x0d>]/i
	file-mime "text/atom", 50
}

signature magic-json {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*[{][ \x09\x0a\x0d]*\"([^\"\\]|\\.)*\"[ \x09\x0a\x0d]*:[ \x09\x0a\x0d]*[-\"{0-9tfn[]/
	file-mime "text/json", 1
}

signature magic-json-array {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*\[[ \x09\x0a\x0d]*([{][ \x09\x0a\x0d]*\"|\"([^\"\\]|\\.)*\"[ \x09\x0a\x0d]*[],]|-?[0-9.]+[ \x09\x0a\x0d]*[],])/
	file-mime "text/json", 1
}

signature magic-javascript {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*document\.write(ln)?\(/
	file-mime "application/javascript", 30
}

signature magic-diff {
	file-magic /^(diff (-[a-zA-Z]|--git)|Index: |--- [^\n]+\n\+\+\+ |\*\*\* [^\n]+\n--- )/
	file-mime "text/x-diff", 40
}

# Keys and certificates in armour; weaker than whatever else such a text may be.
signature magic-pem {
	file-magic /^-----BEGIN [A-Z0-9 ]+-----/
	file-mime "application/x-pem", 0
}
