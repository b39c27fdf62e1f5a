##! The vocabulary: every type, constant and setting that the engine and all other scripts rest on.

@load base/bare/basics
@load base/bare/tags
@load base/bare/connection
@load base/bare/logging
@load base/bare/options
@load base/bare/files
@load base/bare/packets
@load base/bare/statistics
@load base/bare/input
@load base/bare/broker
@load base/bare/cluster
@load base/bare/supervisor
@load base/bare/storage-telemetry
@load base/bare/spicy
@load base/bare/frameworks
@load base/protocols/types
@load base/files/types
@load base/bare/hooks
