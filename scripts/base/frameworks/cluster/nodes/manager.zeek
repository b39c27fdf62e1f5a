##! Settings of the manager: it says what is done.

@load ../main

redef Log::default_rotation_interval = 1hr;
