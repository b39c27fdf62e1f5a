##! Fragments: waiting for the rest takes an end.

redef frag_timeout = 5min;
