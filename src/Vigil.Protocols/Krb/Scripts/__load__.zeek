@load ./consts
@load ./main
@load ./files
