##! Vocabulary of key-value storage and of metrics.

module Storage;

export {
	type ReturnCode: enum {
		SUCCESS, VAL_TYPE_MISMATCH, KEY_TYPE_MISMATCH, NOT_CONNECTED, TIMEOUT, CONNECTION_LOST, OPERATION_FAILED,
		KEY_NOT_FOUND, KEY_EXISTS, CONNECTION_FAILED, DISCONNECTION_FAILED, INITIALIZATION_FAILED, IN_PROGRESS,
	};

	type OperationResult: record {
		code: Storage::ReturnCode;
		error_str: string &optional;
		value: any &optional;
	};

	const expire_interval: interval = 15sec &redef;
}

module Telemetry;

export {
	type MetricType: enum { COUNTER, GAUGE, HISTOGRAM };

	type MetricOpts: record {
		prefix: string;
		name: string;
		unit: string &optional;
		help_text: string &optional;
		label_names: vector of string &default=vector();
		is_total: bool &optional;
		bounds: vector of double &optional;
		metric_type: Telemetry::MetricType &optional;
	};

	type HistogramMetric: record {
		opts: Telemetry::MetricOpts;
		label_names: vector of string &default=vector();
		label_values: vector of string &optional;
		values: vector of double;
		observations: double;
		sum: double;
	};

	type HistogramMetricVector: vector of Telemetry::HistogramMetric;

	type Metric: record {
		opts: Telemetry::MetricOpts;
		label_names: vector of string &default=vector();
		label_values: vector of string &optional;
		value: double &optional;
	};

	type MetricVector: vector of Telemetry::Metric;

	const callback_timeout: interval = 5sec &redef;
	const civetweb_threads: count = 2 &redef;
	const metrics_address: string = "" &redef;
	const metrics_endpoint_label: string = "node" &redef;
	const metrics_endpoint_name: string = "" &redef;
	const metrics_port: port = 0/unknown &redef;
}
