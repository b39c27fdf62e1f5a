@load ./cipher-suites
@load ./consts
@load ./ct-list
@load ./main
@load ./files
@load ./trust-anchors
@load-sigs ./dpd.sig
