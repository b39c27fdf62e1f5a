##! Settings of a proxy. A proxy works for others; the master of what nodes share is the manager. Its logs are written by the logger.

@load ../main

redef Log::default_rotation_interval = 24hr;
redef Log::enable_local_logging = F;
redef Log::enable_remote_logging = T;
redef Broker::table_store_master = F;
