@load ./main
@load ./weird
