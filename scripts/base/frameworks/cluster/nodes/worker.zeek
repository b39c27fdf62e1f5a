##! Settings of a worker. A worker looks at traffic; the master of what nodes share is the manager. What it logs stays with it.

@load ../main

redef Log::default_rotation_interval = 24hr;
redef Broker::table_store_master = F;
