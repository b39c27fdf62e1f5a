# Archives and compressed data. Strengths: 60 for four or more fixed octets, less for two or three.

signature magic-zip {
	file-magic /^PK\x03\x04/
	file-mime "application/zip", 10
}

signature magic-zip-spanned {
	file-magic /^PK\x07\x08PK\x03\x04/
	file-mime "application/zip", 10
}

signature magic-jar {
	file-magic /^PK\x03\x04.{26}META-INF\//
	file-mime "application/java-archive", 70
}

signature magic-epub {
	file-magic /^PK\x03\x04.{26}mimetypeapplication\/epub\+zip/
	file-mime "application/epub+zip", 75
}

signature magic-gzip {
	file-magic /^\x1f\x8b[\x00-\x08]/
	file-mime "application/x-gzip", 100
}

signature magic-bzip2 {
	file-magic /^BZh[1-9](1AY&SY|\x17rE8P\x90)/
	file-mime "application/x-bzip2", 60
}

signature magic-xz {
	file-magic /^\xfd7zXZ\x00/
	file-mime "application/x-xz", 90
}

signature magic-lzma {
	file-magic /^\x5d\x00\x00[\x00-\xff]{2}(\xff{8}|[\x00-\xff]{4}\x00{4})/
	file-mime "application/x-lzma", 30
}

signature magic-lzip {
	file-magic /^LZIP[\x00\x01]/
	file-mime "application/x-lzip", 50
}

signature magic-lz4 {
	file-magic /^\x04\x22\x4d\x18/
	file-mime "application/x-lz4", 60
}

signature magic-zstd {
	file-magic /^\x28\xb5\x2f\xfd/
	file-mime "application/zstd", 60
}

signature magic-compress {
	file-magic /^\x1f\x9d[\x09-\x10\x89-\x90]/
	file-mime "application/x-compress", 40
}

signature magic-7z {
	file-magic /^7z\xbc\xaf\x27\x1c/
	file-mime "application/x-7z-compressed", 60
}

signature magic-rar {
	file-magic /^Rar!\x1a\x07(\x00|\x01\x00)/
	file-mime "application/x-rar", 60
}

signature magic-cabinet {
	file-magic /^MSCF\x00{4}/
	file-mime "application/vnd.ms-cab-compressed", 60
}

signature magic-arj {
	file-magic /^\x60\xea.{2}[\x1e-\x2f]/
	file-mime "application/x-arj", 40
}

signature magic-lha {
	file-magic /^.{2}-lh[0-9ds]-/
	file-mime "application/x-lha", 50
}

signature magic-lzs {
	file-magic /^.{2}-lz[45s]-/
	file-mime "application/x-lha", 50
}

signature magic-zoo {
	file-magic /^ZOO [1-9]\.[0-9]{2} Archive/
	file-mime "application/x-zoo", 60
}

signature magic-ace {
	file-magic /^.{7}\*\*ACE\*\*/
	file-mime "application/x-ace", 60
}

signature magic-tar {
	file-magic /^[^\x00].{256}ustar(\x00|  \x00)/
	file-mime "application/x-tar", 60
}

signature magic-cpio {
	file-magic /^07070[127][0-9a-fA-F]{6}/
	file-mime "application/x-cpio", 50
}

signature magic-cpio-binary {
	file-magic /^(\xc7\x71|\x71\xc7)[\x00-\xff]{24}/
	file-mime "application/x-cpio", 30
}

signature magic-ar {
	file-magic /^!<arch>\n/
	file-mime "application/x-archive", 60
}

signature magic-deb {
	file-magic /^!<arch>\ndebian-binary /
	file-mime "application/x-debian-package", 70
}

signature magic-rpm {
	file-magic /^\xed\xab\xee\xdb[\x03\x04]/
	file-mime "application/x-rpm", 60
}

signature magic-xar {
	file-magic /^xar!\x00.\x00[\x01\x02]/
	file-mime "application/x-xar", 60
}

signature magic-stuffit {
	file-magic /^StuffIt \(c\)/
	file-mime "application/x-stuffit", 60
}

signature magic-stuffit-old {
	file-magic /^SIT!.{6}rLau/
	file-mime "application/x-stuffit", 60
}

signature magic-tnef {
	file-magic /^\x78\x9f\x3e\x22/
	file-mime "application/vnd.ms-tnef", 60
}

signature magic-wim {
	file-magic /^MSWIM\x00{3}/
	file-mime "application/x-ms-wim", 60
}

signature magic-squashfs {
	file-magic /^(hsqs|sqsh)/
	file-mime "application/x-squashfs", 40
}

signature magic-torrent {
	file-magic /^d[0-9]+:(announce|comment|created by|creation date|info)/
	file-mime "application/x-bittorrent", 60
}

signature magic-crx {
	file-magic /^Cr24[\x02\x03]\x00{3}/
	file-mime "application/x-chrome-extension", 60
}
