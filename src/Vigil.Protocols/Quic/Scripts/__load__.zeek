@load ./ports
@load ./consts
@load ./main
