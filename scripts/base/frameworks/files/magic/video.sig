# Moving images, and containers of image and sound.

signature magic-mp4 {
	file-magic /^\x00.{3}ftyp(avc1|dash|iso[2-9m]|mp4[12v]|mmp4|MSNV|f4v|F4V|M4V|NDS)/
	file-mime "video/mp4", 65
}

signature magic-3gpp {
	file-magic /^\x00.{3}ftyp3g[2epgrs]/
	file-mime "video/3gpp", 65
}

signature magic-quicktime {
	file-magic /^\x00.{3}ftypqt/
	file-mime "video/quicktime", 65
}

signature magic-quicktime-atom {
	file-magic /^[\x00-\x0f].{3}(moov|mdat|wide|skip|free|pnot).{4}/
	file-mime "video/quicktime", 45
}

signature magic-mj2 {
	file-magic /^\x00.{3}ftypmjp2/
	file-mime "video/mj2", 65
}

signature magic-avi {
	file-magic /^RIFF.{4}AVI LIST/
	file-mime "video/x-msvideo", 70
}

signature magic-matroska {
	file-magic /^\x1a\x45\xdf\xa3.{0,48}\x42\x82[\x00-\xff]{1,8}matroska/
	file-mime "video/x-matroska", 70
}

signature magic-webm {
	file-magic /^\x1a\x45\xdf\xa3.{0,48}\x42\x82[\x00-\xff]{1,8}webm/
	file-mime "video/webm", 70
}

signature magic-flv {
	file-magic /^FLV\x01[\x01\x04\x05]\x00{3}\x09/
	file-mime "video/x-flv", 60
}

signature magic-asf {
	file-magic /^\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c/
	file-mime "video/x-ms-asf", 70
}

signature magic-mpeg-program {
	file-magic /^\x00\x00\x01\xba[\x21\x40-\x7f]/
	file-mime "video/mpeg", 50
}

signature magic-mpeg-elementary {
	file-magic /^\x00\x00\x01\xb3.{3}[\x11-\xff]/
	file-mime "video/mpeg", 50
}

signature magic-mpeg-transport {
	file-magic /^G[\x00-\xff]{187}G[\x00-\xff]{187}G/
	file-mime "video/mp2t", 50
}

signature magic-ogg-theora {
	file-magic /^OggS\x00\x02.{22}\x80theora/
	file-mime "video/ogg", 75
}

signature magic-realmedia {
	file-magic /^\.RMF\x00/
	file-mime "application/vnd.rn-realmedia", 60
}

signature magic-fli {
	file-magic /^.{4}[\x11\x12]\xaf/
	file-mime "video/x-fli", 30
}

signature magic-playlist {
	file-magic /^(\xef\xbb\xbf)?#EXTM3U/
	file-mime "application/vnd.apple.mpegurl", 60
}
