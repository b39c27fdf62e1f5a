@load ./ports
