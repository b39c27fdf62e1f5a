# A client hello or server hello, in records of SSL 3 to TLS 1.3: type and version of the record, its length, then the
# type, length and version of the message.
signature dpd_tls_client {
  ip-proto == tcp
  payload /^(\x16\x03[\x00\x01\x02\x03]..\x01...\x03[\x00\x01\x02\x03]|...?\x01[\x00\x03][\x00\x01\x02\x03\x04]).*/
  tcp-state originator
}

signature dpd_tls_server {
  ip-proto == tcp
  payload /^(\x15\x03[\x00\x01\x02\x03]....)?\x16\x03[\x00\x01\x02\x03]..\x02...((\x03[\x00\x01\x02\x03\x04])|(\x7F[\x00-\x50])).*/
  tcp-state responder
  requires-reverse-signature dpd_tls_client
  enable "ssl"
}

# DTLS puts epoch and sequence number into the record, and sequence and fragment into the message.
signature dpd_dtls_client {
  ip-proto == udp
  payload /^\x16\xfe[\xff\xfd]\x00\x00\x00\x00\x00\x00\x00...\x01...........\xfe[\xff\xfd].*/
  enable "dtls"
}
