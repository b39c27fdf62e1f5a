@load ./main
@load ./pools
