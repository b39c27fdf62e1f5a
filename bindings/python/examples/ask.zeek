redef exit_only_after_terminate = T;

global ask: event(n: count) &is_used;
global answer: event(n: count, s: string);

event ask(n: count)
	{ Cluster::publish("answers", answer, n + 1, "one more"); }

event zeek_init()
	{ Cluster::subscribe("questions"); }
