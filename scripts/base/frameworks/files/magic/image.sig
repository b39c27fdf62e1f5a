# Still images.

signature magic-png {
	file-magic /^\x89PNG\r\n\x1a\n/
	file-mime "image/png", 110
}

signature magic-mng {
	file-magic /^\x8aMNG\r\n\x1a\n/
	file-mime "video/x-mng", 80
}

signature magic-gif {
	file-magic /^GIF8[79]a/
	file-mime "image/gif", 70
}

signature magic-jpeg {
	file-magic /^\xff\xd8\xff[\xc0-\xfe]/
	file-mime "image/jpeg", 52
}

signature magic-jpeg2000 {
	file-magic /^\x00{3}\x0cjP  \r\n\x87\n/
	file-mime "image/jp2", 70
}

signature magic-jpeg-xl {
	file-magic /^\x00{3}\x0cJXL \r\n\x87\n/
	file-mime "image/jxl", 70
}

signature magic-bmp {
	file-magic /^BM.{4}\x00{4}.{2}\x00\x00[\x0c\x28\x34\x38\x40\x6c\x7c]\x00{3}/
	file-mime "image/x-ms-bmp", 50
}

signature magic-tiff {
	file-magic /^(II\x2a\x00|MM\x00\x2a)/
	file-mime "image/tiff", 60
}

signature magic-tiff-big {
	file-magic /^(II\x2b\x00\x08\x00|MM\x00\x2b\x00\x08)/
	file-mime "image/tiff", 60
}

signature magic-webp {
	file-magic /^RIFF.{4}WEBPVP8[ LX]/
	file-mime "image/webp", 70
}

signature magic-icon {
	file-magic /^\x00\x00\x01\x00[\x01-\xff]\x00.{3}[\x00\xff]?/
	file-mime "image/x-icon", 50
}

signature magic-cursor {
	file-magic /^\x00\x00\x02\x00[\x01-\xff]\x00.{3}\x00/
	file-mime "image/x-cursor", 50
}

signature magic-photoshop {
	file-magic /^8BPS\x00[\x01\x02]/
	file-mime "image/vnd.adobe.photoshop", 60
}

signature magic-svg {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*(<\?xml[^>]*>[ \x09\x0a\x0d]*)?((<!--[^>]*-->|<!DOCTYPE svg[^>]*>)[ \x09\x0a\x0d]*)*<svg[ \x09\x0a\x0d:>]/i
	file-mime "image/svg+xml", 60
}

signature magic-xcf {
	file-magic /^gimp xcf (file|v0)/
	file-mime "image/x-xcf", 60
}

signature magic-icns {
	file-magic /^icns.{4}[A-Za-z0-9]{4}/
	file-mime "image/x-icns", 50
}

signature magic-heif {
	file-magic /^\x00.{3}ftyp(mif1|msf1)/
	file-mime "image/heif", 70
}

signature magic-heic {
	file-magic /^\x00.{3}ftyphei[cxms]/
	file-mime "image/heic", 70
}

signature magic-avif {
	file-magic /^\x00.{3}ftypavi[fs]/
	file-mime "image/avif", 70
}

signature magic-openexr {
	file-magic /^\x76\x2f\x31\x01/
	file-mime "image/x-exr", 60
}

signature magic-dds {
	file-magic /^DDS \x7c\x00{3}/
	file-mime "image/vnd-ms.dds", 60
}

signature magic-emf {
	file-magic /^\x01\x00{3}.{36} EMF/
	file-mime "image/x-emf", 60
}

signature magic-wmf {
	file-magic /^\xd7\xcd\xc6\x9a\x00\x00/
	file-mime "image/wmf", 60
}

signature magic-dwg {
	file-magic /^AC10[0-9]{2}\x00/
	file-mime "image/vnd.dwg", 60
}

signature magic-pcx {
	file-magic /^\x0a[\x00\x02-\x05]\x01[\x01\x02\x04\x08].{60}\x00/
	file-mime "image/x-pcx", 30
}

signature magic-xpm {
	file-magic /^\/\* XPM \*\//
	file-mime "image/x-xpixmap", 60
}

signature magic-portable-bitmap {
	file-magic /^P[14][ \x09\x0a\x0d]+(#[^\n]*\n)*[0-9]+[ \x09\x0a\x0d]/
	file-mime "image/x-portable-bitmap", 50
}

signature magic-portable-greymap {
	file-magic /^P[25][ \x09\x0a\x0d]+(#[^\n]*\n)*[0-9]+[ \x09\x0a\x0d]/
	file-mime "image/x-portable-greymap", 50
}

signature magic-portable-pixmap {
	file-magic /^P[36][ \x09\x0a\x0d]+(#[^\n]*\n)*[0-9]+[ \x09\x0a\x0d]/
	file-mime "image/x-portable-pixmap", 50
}

signature magic-fits {
	file-magic /^SIMPLE  =                    T/
	file-mime "image/fits", 60
}

signature magic-radiance {
	file-magic /^#\?RADIANCE\n/
	file-mime "image/vnd.radiance", 60
}
