##! Settings of a proxy: it works for others, and others write what it logs.

@load ../main

redef Log::enable_local_logging = F;
redef Log::enable_remote_logging = T;
redef Log::default_rotation_interval = 24hr;
redef Broker::table_store_master = F;
