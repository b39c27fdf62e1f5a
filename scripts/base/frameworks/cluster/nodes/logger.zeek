##! Settings of a logger.

@load ../main

redef Log::default_rotation_interval = 1hr;
