@load ./debug
@load ./openflow
@load ./packetfilter
@load ./broker
@load ./acld
