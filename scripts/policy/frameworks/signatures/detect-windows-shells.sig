# The banner of cmd.exe going out over a connection means that someone else has a shell.
signature windows_reverse_shell_banner_orig {
  ip-proto == tcp
  tcp-state established,originator
  payload /.*Microsoft Windows \[Version [0-9.]+\]\x0d\x0a\(?(c\) 20|Copyright 19|C\) Copyright)[^>]{0,200}>/
  event "a Windows command shell, from the originator"
}

signature windows_reverse_shell_banner_resp {
  ip-proto == tcp
  tcp-state established,responder
  payload /.*Microsoft Windows \[Version [0-9.]+\]\x0d\x0a\(?(c\) 20|Copyright 19|C\) Copyright)[^>]{0,200}>/
  event "a Windows command shell, from the responder"
}
