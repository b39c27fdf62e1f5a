@load base/protocols/smtp/main
@load ./main
@load-sigs ./dpd.sig
