##! Settings of the manager: it says what is done, and keeps the logs where there is no logger.

@load ../main

# Without a logger the lines of all nodes end here.
redef Log::enable_local_logging = Cluster::manager_is_logger;
redef Log::enable_remote_logging = ! Cluster::manager_is_logger;
redef Log::default_rotation_interval = 1hr;

# Packets are the business of workers.
redef PacketFilter::enable_auto_protocol_capture_filters = F;
