@load ./main
@load ./writers/ascii
@load ./writers/none
@load ./writers/sqlite
@load ./postprocessors
