# Office suites: the Open Packaging Conventions (ECMA-376), OpenDocument, and OLE compound files (MS-CFB).

signature magic-docx {
	file-magic /^PK\x03\x04.{26}(\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|word\/).*PK\x03\x04.{26}word\//
	file-mime "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 80
}

signature magic-docx-first {
	file-magic /^PK\x03\x04.{26}word\//
	file-mime "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 80
}

signature magic-xlsx {
	file-magic /^PK\x03\x04.{26}(\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|xl\/).*PK\x03\x04.{26}xl\//
	file-mime "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 80
}

signature magic-xlsx-first {
	file-magic /^PK\x03\x04.{26}xl\//
	file-mime "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 80
}

signature magic-pptx {
	file-magic /^PK\x03\x04.{26}(\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|ppt\/).*PK\x03\x04.{26}ppt\//
	file-mime "application/vnd.openxmlformats-officedocument.presentationml.presentation", 80
}

signature magic-pptx-first {
	file-magic /^PK\x03\x04.{26}ppt\//
	file-mime "application/vnd.openxmlformats-officedocument.presentationml.presentation", 80
}

signature magic-opendocument-text {
	file-magic /^PK\x03\x04.{26}mimetypeapplication\/vnd\.oasis\.opendocument\.textPK/
	file-mime "application/vnd.oasis.opendocument.text", 75
}

signature magic-opendocument-spreadsheet {
	file-magic /^PK\x03\x04.{26}mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheetPK/
	file-mime "application/vnd.oasis.opendocument.spreadsheet", 75
}

signature magic-opendocument-presentation {
	file-magic /^PK\x03\x04.{26}mimetypeapplication\/vnd\.oasis\.opendocument\.presentationPK/
	file-mime "application/vnd.oasis.opendocument.presentation", 75
}

signature magic-opendocument-graphics {
	file-magic /^PK\x03\x04.{26}mimetypeapplication\/vnd\.oasis\.opendocument\.graphicsPK/
	file-mime "application/vnd.oasis.opendocument.graphics", 75
}

signature magic-opendocument-formula {
	file-magic /^PK\x03\x04.{26}mimetypeapplication\/vnd\.oasis\.opendocument\.formulaPK/
	file-mime "application/vnd.oasis.opendocument.formula", 75
}

signature magic-opendocument-database {
	file-magic /^PK\x03\x04.{26}mimetypeapplication\/vnd\.oasis\.opendocument\.databasePK/
	file-mime "application/vnd.oasis.opendocument.database", 75
}

signature magic-compound {
	file-magic /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/
	file-mime "application/msword", 50
}

signature magic-compound-excel {
	file-magic /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1.*W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00/
	file-mime "application/vnd.ms-excel", 60
}

signature magic-compound-powerpoint {
	file-magic /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1.*P\x00o\x00w\x00e\x00r\x00P\x00o\x00i\x00n\x00t\x00 \x00D\x00/
	file-mime "application/vnd.ms-powerpoint", 60
}

signature magic-compound-outlook {
	file-magic /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1.*_\x00_\x00(n\x00a\x00m\x00e\x00i\x00d|s\x00u\x00b\x00s\x00t\x00g|p\x00r\x00o\x00p\x00e\x00r\x00t)/
	file-mime "application/vnd.ms-outlook", 60
}

signature magic-compound-installer {
	file-magic /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1.*\x40\x48\x3f\x3f\xf2\x43\x38\x44\xb1\x45/
	file-mime "application/x-msi", 60
}
