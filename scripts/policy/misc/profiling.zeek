##! Turns the profile of the run on; it goes to prof.log.

redef profiling_file = open("prof.log");
redef profiling_interval = 15sec;
redef expensive_profiling_multiple = 20;
