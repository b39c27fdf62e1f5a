@load ./magic
@load ./main
