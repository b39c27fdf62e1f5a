redef exit_only_after_terminate = T;

global ask: event(n: count, s: set[string]) &is_used;
global count_to: event(n: count) &is_used;
global answer: event(n: count, s: string);
global number: event(n: count);

event ask(n: count, s: set[string])
	{ Cluster::publish("answers", answer, n + 1, fmt("%d elements", |s|)); }

event count_to(n: count)
	{
	local i = 0;

	while ( i < n )
		{
		Cluster::publish("many", number, i);
		++i;
		}
	}

event zeek_init()
	{ Cluster::subscribe("questions"); }
