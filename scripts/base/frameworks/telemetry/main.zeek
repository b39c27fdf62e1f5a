##! Metrics that scripts keep: counters, gauges and histograms, in families told apart by labels.

module Telemetry;

export {
	type labels_vector: vector of string;

	type CounterFamily: record {
		__family: opaque of counter_metric_family;
		__labels: vector of string;
	};

	type Counter: record {
		__metric: opaque of counter_metric;
	};

	global register_counter_family: function(opts: MetricOpts): CounterFamily;
	global counter_with: function(cf: CounterFamily, label_values: labels_vector &default=vector()): Counter;

	type GaugeFamily: record {
		__family: opaque of gauge_metric_family;
		__labels: vector of string;
	};

	type Gauge: record {
		__metric: opaque of gauge_metric;
	};

	global register_gauge_family: function(opts: MetricOpts): GaugeFamily;
	global gauge_with: function(gf: GaugeFamily, label_values: labels_vector &default=vector()): Gauge;

	type HistogramFamily: record {
		__family: opaque of histogram_metric_family;
		__labels: vector of string;
	};

	type Histogram: record {
		__metric: opaque of histogram_metric;
	};

	global register_histogram_family: function(opts: MetricOpts): HistogramFamily;
	global histogram_with: function(hf: HistogramFamily, label_values: labels_vector &default=vector()): Histogram;

	global counter_inc: function(c: Counter, amount: double &default=1.0): bool;
	global counter_set: function(c: Counter, value: double): bool;
	global counter_family_inc: function(cf: CounterFamily, label_values: labels_vector &default=vector(), amount: double &default=1.0): bool;
	global gauge_inc: function(g: Gauge, amount: double &default=1.0): bool;
	global gauge_dec: function(g: Gauge, amount: double &default=1.0): bool;
	global gauge_set: function(g: Gauge, value: double): bool;
	global gauge_family_set: function(gf: GaugeFamily, label_values: labels_vector, value: double): bool;
	global histogram_observe: function(h: Histogram, measurement: double): bool;
	global histogram_family_observe: function(hf: HistogramFamily, label_values: labels_vector, measurement: double): bool;

	## All metrics whose prefix and name match these patterns.
	global collect_metrics: function(prefix: string &default="*", name: string &default="*"): vector of Metric;
	global collect_histogram_metrics: function(prefix: string &default="*", name: string &default="*"): vector of HistogramMetric;

	## Called before metrics are collected, to bring values up to date.
	global sync: hook();
}

# Names and values of labels, side by side.
function label_table(names: labels_vector, values: labels_vector): table[string] of string
	{
	local out: table[string] of string;

	for ( i in names )
		if ( i < |values| )
			out[names[i]] = values[i];

	return out;
	}

function help_of(opts: MetricOpts): string
	{ return opts?$help_text ? opts$help_text : ""; }

function unit_of(opts: MetricOpts): string
	{ return opts?$unit ? opts$unit : ""; }

function bounds_of(opts: MetricOpts): vector of double
	{
	local none: vector of double;

	if ( opts?$bounds )
		return opts$bounds;

	return none;
	}

function register_counter_family(opts: MetricOpts): CounterFamily
	{
	local names = opts$label_names;
	local made = Telemetry::__counter_family(opts$prefix, opts$name, names, help_of(opts), unit_of(opts));
	return CounterFamily($__family=made, $__labels=names);
	}

function counter_with(cf: CounterFamily, label_values: labels_vector): Counter
	{ return Counter($__metric=Telemetry::__counter_metric_get_or_add(cf$__family, label_table(cf$__labels, label_values))); }

function register_gauge_family(opts: MetricOpts): GaugeFamily
	{
	local names = opts$label_names;
	local made = Telemetry::__gauge_family(opts$prefix, opts$name, names, help_of(opts), unit_of(opts));
	return GaugeFamily($__family=made, $__labels=names);
	}

function gauge_with(gf: GaugeFamily, label_values: labels_vector): Gauge
	{ return Gauge($__metric=Telemetry::__gauge_metric_get_or_add(gf$__family, label_table(gf$__labels, label_values))); }

function register_histogram_family(opts: MetricOpts): HistogramFamily
	{
	local names = opts$label_names;
	local made = Telemetry::__histogram_family(opts$prefix, opts$name, names, bounds_of(opts), help_of(opts), unit_of(opts));
	return HistogramFamily($__family=made, $__labels=names);
	}

function histogram_with(hf: HistogramFamily, label_values: labels_vector): Histogram
	{ return Histogram($__metric=Telemetry::__histogram_metric_get_or_add(hf$__family, label_table(hf$__labels, label_values))); }

function counter_inc(c: Counter, amount: double): bool
	{ return Telemetry::__counter_inc(c$__metric, amount); }

# Counters only grow: the difference is what is added.
function counter_set(c: Counter, value: double): bool
	{
	local so_far = Telemetry::__counter_value(c$__metric);
	return value >= so_far && Telemetry::__counter_inc(c$__metric, value - so_far);
	}

function counter_family_inc(cf: CounterFamily, label_values: labels_vector, amount: double): bool
	{ return counter_inc(counter_with(cf, label_values), amount); }

function gauge_inc(g: Gauge, amount: double): bool
	{ return Telemetry::__gauge_inc(g$__metric, amount); }

function gauge_dec(g: Gauge, amount: double): bool
	{ return Telemetry::__gauge_dec(g$__metric, amount); }

function gauge_set(g: Gauge, value: double): bool
	{
	local so_far = Telemetry::__gauge_value(g$__metric);
	return value >= so_far ? gauge_inc(g, value - so_far) : gauge_dec(g, so_far - value);
	}

function gauge_family_set(gf: GaugeFamily, label_values: labels_vector, value: double): bool
	{ return gauge_set(gauge_with(gf, label_values), value); }

function histogram_observe(h: Histogram, measurement: double): bool
	{ return Telemetry::__histogram_observe(h$__metric, measurement); }

function histogram_family_observe(hf: HistogramFamily, label_values: labels_vector, measurement: double): bool
	{ return histogram_observe(histogram_with(hf, label_values), measurement); }

function collect_metrics(prefix: string, name: string): vector of Metric
	{
	local found: vector of Metric;

	for ( _, one in Telemetry::__collect_metrics(prefix, name) )
		found += one as Metric;

	return found;
	}

function collect_histogram_metrics(prefix: string, name: string): vector of HistogramMetric
	{
	local found: vector of HistogramMetric;

	for ( _, one in Telemetry::__collect_histogram_metrics(prefix, name) )
		found += one as HistogramMetric;

	return found;
	}
