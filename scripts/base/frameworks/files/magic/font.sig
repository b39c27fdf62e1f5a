# Fonts.

signature magic-truetype {
	file-magic /^\x00\x01\x00\x00\x00[\x04-\x40]\x00/
	file-mime "application/x-font-ttf", 40
}

signature magic-opentype {
	file-magic /^OTTO\x00[\x01-\x40]/
	file-mime "application/vnd.ms-opentype", 60
}

signature magic-collection {
	file-magic /^ttcf\x00[\x01\x02]\x00\x00/
	file-mime "font/collection", 60
}

signature magic-woff {
	file-magic /^wOFF(\x00\x01\x00\x00|OTTO|true)/
	file-mime "application/font-woff", 60
}

signature magic-woff2 {
	file-magic /^wOF2(\x00\x01\x00\x00|OTTO|true)/
	file-mime "application/font-woff2", 60
}

signature magic-embedded {
	file-magic /^.{8}[\x01\x02]\x00\x02\x00.{22}LP/
	file-mime "application/vnd.ms-fontobject", 60
}

signature magic-type1 {
	file-magic /^(\x80\x01.{4})?%!(PS-AdobeFont|FontType1)-1\./
	file-mime "application/x-font-type1", 70
}
