@load base/frameworks/cluster
@load ./main
@load ./files
@load ./input

@if ( Cluster::is_enabled() )
@load ./cluster
@endif
