@load ./magic
@load ./main
@load ./magic
