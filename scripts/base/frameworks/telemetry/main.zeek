##! Metrics that scripts keep. The engine adds its own, and serves all of them to collectors.

@load base/misc/version

module Telemetry;

export {
	## Values of labels, in the order of their names.
	type labels_vector: vector of string;

	type CounterFamily: record {
		__family: opaque of counter_metric_family;
		__labels: vector of string;
	};

	type Counter: record {
		__metric: opaque of counter_metric;
	};

	type GaugeFamily: record {
		__family: opaque of gauge_metric_family;
		__labels: vector of string;
	};

	type Gauge: record {
		__metric: opaque of gauge_metric;
	};

	type HistogramFamily: record {
		__family: opaque of histogram_metric_family;
		__labels: vector of string;
	};

	type Histogram: record {
		__metric: opaque of histogram_metric;
	};

	## Runs before metrics are looked at: bodies bring theirs up to date.
	global sync: hook();

	global register_counter_family: function(opts: MetricOpts): CounterFamily;
	global counter_with: function(cf: CounterFamily, label_values: labels_vector &default=vector()): Counter;
	global counter_inc: function(c: Counter, amount: double &default=1.0): bool;
	global counter_set: function(c: Counter, value: double): bool;
	global counter_family_inc: function(cf: CounterFamily, label_values: labels_vector &default=vector(), amount: double &default=1.0): bool;
	global counter_family_set: function(cf: CounterFamily, label_values: labels_vector, value: double): bool;

	global register_gauge_family: function(opts: MetricOpts): GaugeFamily;
	global gauge_with: function(gf: GaugeFamily, label_values: labels_vector &default=vector()): Gauge;
	global gauge_inc: function(g: Gauge, amount: double &default=1.0): bool;
	global gauge_dec: function(g: Gauge, amount: double &default=1.0): bool;
	global gauge_set: function(g: Gauge, value: double): bool;
	global gauge_family_inc: function(gf: GaugeFamily, label_values: labels_vector &default=vector(), value: double &default=1.0): bool;
	global gauge_family_dec: function(gf: GaugeFamily, label_values: labels_vector &default=vector(), value: double &default=1.0): bool;
	global gauge_family_set: function(gf: GaugeFamily, label_values: labels_vector, value: double): bool;

	global register_histogram_family: function(opts: MetricOpts): HistogramFamily;
	global histogram_with: function(hf: HistogramFamily, label_values: labels_vector &default=vector()): Histogram;
	global histogram_observe: function(h: Histogram, measurement: double): bool;
	global histogram_family_observe: function(hf: HistogramFamily, label_values: labels_vector, measurement: double): bool;

	## Counters and gauges whose prefix and name match patterns with ``*``.
	global collect_metrics: function(prefix: string &default="*", name: string &default="*"): vector of Metric;

	## Histograms whose prefix and name match patterns with ``*``.
	global collect_histogram_metrics: function(prefix: string &default="*", name: string &default="*"): vector of HistogramMetric;
}

function help_of(opts: MetricOpts): string
	{ return opts?$help_text ? opts$help_text : "Zeek Script Metric"; }

function unit_of(opts: MetricOpts): string
	{ return opts?$unit ? opts$unit : ""; }

function make_labels(keys: vector of string, values: labels_vector): table[string] of string
	{
	local labels: table[string] of string;

	for ( i, key in keys )
		labels[key] = values[i];

	return labels;
	}

function fits(names: vector of string, values: labels_vector): bool
	{
	if ( |names| == |values| )
		return T;

	Reporter::error(fmt("Invalid label values expected %d, have %d", |names|, |values|));
	return F;
	}

function register_counter_family(opts: MetricOpts): CounterFamily
	{
	return CounterFamily($__family=Telemetry::__counter_family(opts$prefix, opts$name, opts$label_names, help_of(opts), unit_of(opts)),
	                     $__labels=opts$label_names);
	}

function register_gauge_family(opts: MetricOpts): GaugeFamily
	{
	return GaugeFamily($__family=Telemetry::__gauge_family(opts$prefix, opts$name, opts$label_names, help_of(opts), unit_of(opts)),
	                   $__labels=opts$label_names);
	}

function register_histogram_family(opts: MetricOpts): HistogramFamily
	{
	local bounds: double_vec = opts?$bounds ? opts$bounds : vector();
	return HistogramFamily($__family=Telemetry::__histogram_family(opts$prefix, opts$name, opts$label_names, bounds, help_of(opts), unit_of(opts)),
	                       $__labels=opts$label_names);
	}

# These take what came with the wrong labels, so that callers need no error path.
global error_counter_cf = register_counter_family(MetricOpts($prefix="zeek", $name="telemetry_counter_usage_error", $unit="",
	$help_text="Uses of counter families with wrong labels"));
global error_gauge_cf = register_gauge_family(MetricOpts($prefix="zeek", $name="telemetry_gauge_usage_error", $unit="",
	$help_text="Uses of gauge families with wrong labels"));
global error_histogram_hf = register_histogram_family(MetricOpts($prefix="zeek", $name="telemetry_histogram_usage_error", $unit="",
	$help_text="Uses of histogram families with wrong labels", $bounds=vector(1.0)));

function counter_with(cf: CounterFamily, label_values: labels_vector): Counter
	{
	if ( ! fits(cf$__labels, label_values) )
		return Counter($__metric=Telemetry::__counter_metric_get_or_add(error_counter_cf$__family, table()));

	return Counter($__metric=Telemetry::__counter_metric_get_or_add(cf$__family, make_labels(cf$__labels, label_values)));
	}

function counter_inc(c: Counter, amount: double): bool
	{ return Telemetry::__counter_inc(c$__metric, amount); }

function counter_set(c: Counter, value: double): bool
	{
	local present = Telemetry::__counter_value(c$__metric);

	if ( value < present )
		{
		Reporter::error(fmt("Attempted to set lower counter value=%s cur_value=%s", value, present));
		return F;
		}

	return counter_inc(c, value - present);
	}

function counter_family_inc(cf: CounterFamily, label_values: labels_vector, amount: double): bool
	{ return counter_inc(counter_with(cf, label_values), amount); }

function counter_family_set(cf: CounterFamily, label_values: labels_vector, value: double): bool
	{ return counter_set(counter_with(cf, label_values), value); }

function gauge_with(gf: GaugeFamily, label_values: labels_vector): Gauge
	{
	if ( ! fits(gf$__labels, label_values) )
		return Gauge($__metric=Telemetry::__gauge_metric_get_or_add(error_gauge_cf$__family, table()));

	return Gauge($__metric=Telemetry::__gauge_metric_get_or_add(gf$__family, make_labels(gf$__labels, label_values)));
	}

function gauge_inc(g: Gauge, amount: double): bool
	{ return Telemetry::__gauge_inc(g$__metric, amount); }

function gauge_dec(g: Gauge, amount: double): bool
	{ return Telemetry::__gauge_dec(g$__metric, amount); }

function gauge_set(g: Gauge, value: double): bool
	{ return gauge_inc(g, value - Telemetry::__gauge_value(g$__metric)); }

function gauge_family_inc(gf: GaugeFamily, label_values: labels_vector, value: double): bool
	{ return gauge_inc(gauge_with(gf, label_values), value); }

function gauge_family_dec(gf: GaugeFamily, label_values: labels_vector, value: double): bool
	{ return gauge_dec(gauge_with(gf, label_values), value); }

function gauge_family_set(gf: GaugeFamily, label_values: labels_vector, value: double): bool
	{ return gauge_set(gauge_with(gf, label_values), value); }

function histogram_with(hf: HistogramFamily, label_values: labels_vector): Histogram
	{
	if ( ! fits(hf$__labels, label_values) )
		return Histogram($__metric=Telemetry::__histogram_metric_get_or_add(error_histogram_hf$__family, table()));

	return Histogram($__metric=Telemetry::__histogram_metric_get_or_add(hf$__family, make_labels(hf$__labels, label_values)));
	}

function histogram_observe(h: Histogram, measurement: double): bool
	{ return Telemetry::__histogram_observe(h$__metric, measurement); }

function histogram_family_observe(hf: HistogramFamily, label_values: labels_vector, measurement: double): bool
	{ return histogram_observe(histogram_with(hf, label_values), measurement); }

function collect_metrics(prefix: string, name: string): vector of Metric
	{
	local found: vector of Metric;

	for ( _, m in Telemetry::__collect_metrics(prefix, name) )
		found += m as Metric;

	return found;
	}

function collect_histogram_metrics(prefix: string, name: string): vector of HistogramMetric
	{
	local found: vector of HistogramMetric;

	for ( _, m in Telemetry::__collect_histogram_metrics(prefix, name) )
		found += m as HistogramMetric;

	return found;
	}

global version_gauge_family = register_gauge_family(MetricOpts($prefix="zeek", $name="version_info", $unit="",
	$help_text="The version of the program", $label_names=vector("version_number", "major", "minor", "patch", "commit", "beta", "debug", "version_string")));

event zeek_init()
	{
	local v = Version::info;
	gauge_family_set(version_gauge_family, vector(cat(v$version_number), cat(v$major), cat(v$minor), cat(v$patch), cat(v$commit),
	                                              v$beta ? "true" : "false", v$debug ? "true" : "false", v$version_string), 1.0);
	}
