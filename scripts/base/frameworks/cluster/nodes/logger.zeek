##! Settings of a logger: it writes what all others log.

@load ../main

redef Log::enable_local_logging = T;
redef Log::enable_remote_logging = F;
redef Log::default_rotation_interval = 1hr;
