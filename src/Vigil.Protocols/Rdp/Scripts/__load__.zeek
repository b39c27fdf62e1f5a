@load ./consts
@load ./languages
@load ./main
@load-sigs ./dpd.sig
