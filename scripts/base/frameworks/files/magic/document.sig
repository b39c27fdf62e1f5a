# Documents, databases and other application data.

signature magic-pdf {
	file-magic /^(\xef\xbb\xbf)?[\x00 \x09\x0a\x0d]{0,8}%PDF-[0-9]/
	file-mime "application/pdf", 80
}

signature magic-postscript {
	file-magic /^\x04?%!PS/
	file-mime "application/postscript", 60
}

signature magic-postscript-dos {
	file-magic /^\xc5\xd0\xd3\xc6/
	file-mime "application/postscript", 60
}

signature magic-rtf {
	file-magic /^\{\\rtf[0-9]?/
	file-mime "text/rtf", 80
}

signature magic-chm {
	file-magic /^ITSF\x03\x00{3}/
	file-mime "application/x-chm", 60
}

signature magic-access {
	file-magic /^\x00\x01\x00\x00Standard (Jet|ACE) DB\x00/
	file-mime "application/x-msaccess", 70
}

signature magic-sqlite {
	file-magic /^SQLite format 3\x00/
	file-mime "application/x-sqlite3", 70
}

signature magic-djvu {
	file-magic /^AT&TFORM.{4}DJV[UM]/
	file-mime "image/vnd.djvu", 70
}

signature magic-wordperfect {
	file-magic /^\xffWPC/
	file-mime "application/vnd.wordperfect", 60
}

signature magic-ms-write {
	file-magic /^1\xbe\x00{3}\xab\x00{3}/
	file-mime "application/x-mswrite", 30
}

signature magic-onenote {
	file-magic /^\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3/
	file-mime "application/onenote", 70
}

signature magic-pcap {
	file-magic /^(\xd4\xc3\xb2\xa1|\xa1\xb2\xc3\xd4|\x4d\x3c\xb2\xa1|\xa1\xb2\x3c\x4d)/
	file-mime "application/vnd.tcpdump.pcap", 60
}

signature magic-pcapng {
	file-magic /^\n\r\r\n.{4}(\x4d\x3c\x2b\x1a|\x1a\x2b\x3c\x4d)/
	file-mime "application/vnd.tcpdump.pcap", 60
}

signature magic-gettext {
	file-magic /^(\xde\x12\x04\x95|\x95\x04\x12\xde)/
	file-mime "application/x-gettext-translation", 60
}

signature magic-pgp-message {
	file-magic /^[\x09\x0a\x0d ]*-----BEGIN PGP (SIGNED )?MESSAGE-----/
	file-mime "application/pgp", 60
}

signature magic-pgp-signature {
	file-magic /^[\x09\x0a\x0d ]*-----BEGIN PGP SIGNATURE-----/
	file-mime "application/pgp-signature", 60
}

signature magic-pgp-keys {
	file-magic /^[\x09\x0a\x0d ]*-----BEGIN PGP (PUBLIC|PRIVATE) KEY BLOCK-----/
	file-mime "application/pgp-keys", 60
}

signature magic-calendar {
	file-magic /^BEGIN:VCALENDAR/i
	file-mime "text/calendar", 50
}

signature magic-vcard {
	file-magic /^BEGIN:VCARD/i
	file-mime "text/vcard", 50
}

signature magic-shortcut {
	file-magic /^L\x00{3}\x01\x14\x02\x00{5}\xc0/
	file-mime "application/x-ms-shortcut", 70
}

signature magic-registry {
	file-magic /^(REGEDIT4|Windows Registry Editor Version 5)/
	file-mime "text/x-registry", 50
}

signature magic-dicom {
	file-magic /^.{128}DICM/
	file-mime "application/dicom", 60
}

signature magic-flash {
	file-magic /^[FCZ]WS[\x01-\x40].{3}[\x00-\x07]/
	file-mime "application/x-shockwave-flash", 60
}
