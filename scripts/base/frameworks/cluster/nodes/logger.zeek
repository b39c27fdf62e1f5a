##! Settings of a logger: rows of all nodes end here.

@load ../main

redef Log::default_rotation_interval = 1hr;
redef Log::enable_local_logging = T;
redef Log::enable_remote_logging = F;
