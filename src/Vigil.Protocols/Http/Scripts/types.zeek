##! What scripts can know of Http traffic before any policy is loaded.

module GLOBAL;

type http_message_stat: record {
	start: time;
	interrupted: bool;
	finish_msg: string;
	body_length: count;
	content_gap_length: count;
	header_length: count;
};

type http_stats_rec: record {
	num_requests: count;
	num_replies: count;
	request_version: double;
	reply_version: double;
};

global http_entity_data_delivery_size: count = 1500 &redef;
const skip_http_data: bool = F &redef;
const truncate_http_URI: int = -1 &redef;
module HTTP;

export {
	const upgrade_analyzers: table[string] of Analyzer::Tag = table() &redef;
}
