# Sound.

signature magic-id3 {
	file-magic /^ID3[\x02-\x04][\x00-\x0f][\x00-\xff][\x00-\x7f]{4}/
	file-mime "audio/mpeg", 60
}

signature magic-mpeg-layer3 {
	file-magic /^\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb]/
	file-mime "audio/mpeg", 30
}

signature magic-mpeg-layer2 {
	file-magic /^\xff[\xf4\xf5\xfc\xfd][\x10-\xeb]/
	file-mime "audio/mpeg", 25
}

signature magic-adts {
	file-magic /^\xff[\xf0\xf1\xf8\xf9][\x40-\x70\x80-\xb0]/
	file-mime "audio/x-hx-aac-adts", 30
}

signature magic-wav {
	file-magic /^(RIFF|RF64).{4}WAVE/
	file-mime "audio/x-wav", 70
}

signature magic-aiff {
	file-magic /^FORM.{4}AIF[FC]/
	file-mime "audio/x-aiff", 70
}

signature magic-flac {
	file-magic /^fLaC[\x00\x80]\x00\x00\x22/
	file-mime "audio/x-flac", 60
}

signature magic-midi {
	file-magic /^MThd\x00{3}\x06/
	file-mime "audio/midi", 60
}

signature magic-au {
	file-magic /^\.snd\x00.{3}/
	file-mime "audio/basic", 60
}

signature magic-amr {
	file-magic /^#!AMR(-WB)?\n/
	file-mime "audio/amr", 60
}

signature magic-ape {
	file-magic /^MAC [\x80-\xff]\x0f/
	file-mime "audio/x-ape", 60
}

signature magic-wavpack {
	file-magic /^wvpk.{4}[\x02-\x10]\x04/
	file-mime "audio/x-wavpack", 60
}

signature magic-realaudio {
	file-magic /^\.ra\xfd/
	file-mime "audio/x-pn-realaudio", 60
}

signature magic-ogg {
	file-magic /^OggS\x00\x02/
	file-mime "application/ogg", 50
}

signature magic-ogg-vorbis {
	file-magic /^OggS\x00\x02.{22}\x01vorbis/
	file-mime "audio/ogg", 70
}

signature magic-ogg-opus {
	file-magic /^OggS\x00\x02.{22}OpusHead/
	file-mime "audio/ogg", 70
}

signature magic-ogg-flac {
	file-magic /^OggS\x00\x02.{22}\x7fFLAC/
	file-mime "audio/ogg", 70
}

signature magic-ogg-speex {
	file-magic /^OggS\x00\x02.{22}Speex   /
	file-mime "audio/ogg", 70
}

signature magic-m4a {
	file-magic /^\x00.{3}ftypM4[ABP]/
	file-mime "audio/m4a", 70
}

signature magic-musepack {
	file-magic /^(MP\+[\x07\x17]|MPCK)/
	file-mime "audio/x-musepack", 50
}
