# Programs: machine code, byte code and scripts.

signature magic-dosexec {
	file-magic /^(MZ|ZM)[\x00-\xff]{2}/
	file-mime "application/x-dosexec", 51
}

signature magic-elf-object {
	file-magic /^\x7fELF[\x01\x02](\x01.{10}\x01\x00|\x02.{10}\x00\x01)/
	file-mime "application/x-object", 50
}

signature magic-elf-executable {
	file-magic /^\x7fELF[\x01\x02](\x01.{10}\x02\x00|\x02.{10}\x00\x02)/
	file-mime "application/x-executable", 50
}

signature magic-elf-sharedlib {
	file-magic /^\x7fELF[\x01\x02](\x01.{10}\x03\x00|\x02.{10}\x00\x03)/
	file-mime "application/x-sharedlib", 50
}

signature magic-elf-coredump {
	file-magic /^\x7fELF[\x01\x02](\x01.{10}\x04\x00|\x02.{10}\x00\x04)/
	file-mime "application/x-coredump", 50
}

signature magic-elf {
	file-magic /^\x7fELF[\x01\x02](\x01.{10}([^\x01-\x04].|[\x01-\x04][^\x00])|\x02.{10}([^\x00].|\x00[^\x01-\x04]))/
	file-mime "application/x-executable", 40
}

signature magic-mach-o {
	file-magic /^(\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe)/
	file-mime "application/x-mach-o-executable", 60
}

signature magic-mach-o-fat {
	file-magic /^\xca\xfe\xba\xbe\x00{3}[\x01-\x12]/
	file-mime "application/x-mach-o-executable", 60
}

signature magic-java-class {
	file-magic /^\xca\xfe\xba\xbe.{2}\x00[\x2d-\x60]/
	file-mime "application/x-java-applet", 60
}

signature magic-java-pack200 {
	file-magic /^\xca\xfe\xd0\x0d/
	file-mime "application/x-java-pack200", 60
}

signature magic-jnlp {
	file-magic /^[ \x09\x0a\x0d]*(<\?xml[^>]*>[ \x09\x0a\x0d]*)?(<!--[^>]*-->[ \x09\x0a\x0d]*)?<jnlp[ \x09\x0a\x0d>]/
	file-mime "application/x-java-jnlp-file", 60
}

signature magic-dex {
	file-magic /^dex\n0[0-9]{2}\x00/
	file-mime "application/vnd.android.dex", 60
}

signature magic-wasm {
	file-magic /^\x00asm[\x01-\x10]\x00{3}/
	file-mime "application/wasm", 60
}

signature magic-llvm {
	file-magic /^(BC\xc0\xde|\xde\xc0\x17\x0b)/
	file-mime "application/x-llvm-bitcode", 50
}

signature magic-script-shellscript {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?(ba|da|z|k|tc|c|a)?sh[ \x09\x0a\x0d]/
	file-mime "text/x-shellscript", 250
}

signature magic-script-perl {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?perl[0-9.]*[ \x09\x0a\x0d]/
	file-mime "text/x-perl", 60
}

signature magic-script-python {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?python[0-9.]*[ \x09\x0a\x0d]/
	file-mime "text/x-python", 60
}

signature magic-script-ruby {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?ruby[0-9.]*[ \x09\x0a\x0d]/
	file-mime "text/x-ruby", 60
}

signature magic-script-awk {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?[gmn]?awk[ \x09\x0a\x0d]/
	file-mime "text/x-awk", 60
}

signature magic-script-tcl {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?(tcl|wi)sh[0-9.]*[ \x09\x0a\x0d]/
	file-mime "text/x-tcl", 60
}

signature magic-script-lua {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?lua[0-9.]*[ \x09\x0a\x0d]/
	file-mime "text/x-lua", 60
}

signature magic-script-php {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?php[0-9.]*[ \x09\x0a\x0d]/
	file-mime "text/x-php", 60
}

signature magic-script-nodejs {
	file-magic /^(\xef\xbb\xbf)?#![ \x09]*(\/[^ \x09\x0a]*)*(env[ \x09]+(-S[ \x09]+)?)?node(js)?[ \x09\x0a\x0d]/
	file-mime "application/javascript", 60
}

signature magic-php {
	file-magic /^(\xef\xbb\xbf)?[ \x09\x0a\x0d]*<\?php[ \x09\x0a\x0d]/i
	file-mime "text/x-php", 50
}

signature magic-batch {
	file-magic /^[ \x09\x0a\x0d]*@echo (off|on)/i
	file-mime "text/x-msdos-batch", 50
}
