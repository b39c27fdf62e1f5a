##! What even bare mode offers beyond the vocabulary: the frameworks that the engine itself talks to.

@load base/utils/patterns
@load base/utils/site
@load base/utils/hash_hrw
@load base/frameworks/logging
@load base/frameworks/input
@load base/frameworks/broker
@load base/frameworks/supervisor
@load base/frameworks/cluster
@load base/frameworks/config
@load base/frameworks/control
@load base/frameworks/packet-filter/utils
@load base/frameworks/analyzer
@load base/frameworks/files
@load base/protocols/conn/removal-hooks
@load base/packet-protocols
