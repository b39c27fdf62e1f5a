##! What scripts can know of WebSocket traffic before any policy is loaded.

module WebSocket;

export {
	const use_dpd_default: bool = T &redef;

	type AnalyzerConfig: record {
		analyzer: Analyzer::Tag &optional;
		use_dpd: bool &default=WebSocket::use_dpd_default;
		subprotocol: string &optional;
		server_extensions: vector of string &optional;
	};

	const max_control_frame_size: count = 125 &redef;
	const payload_chunk_size: count = 8192 &redef;
	const use_spicy_analyzer: bool = F &redef;
}
