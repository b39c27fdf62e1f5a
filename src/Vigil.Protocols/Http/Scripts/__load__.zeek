@load ./main
@load ./utils
@load ./entities
@load ./files
@load-sigs ./dpd.sig
