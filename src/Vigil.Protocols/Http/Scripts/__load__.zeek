@load ./main
@load ./utils
@load ./entities
@load ./files
