##! Settings of the manager: it says what is done.

@load ../main

redef Log::default_rotation_interval = 1hr;

# Without a logger, its work falls to the manager.
redef Log::enable_local_logging = Cluster::manager_is_logger;
redef Log::enable_remote_logging = ! Cluster::manager_is_logger;
