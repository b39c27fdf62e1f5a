##! What scripts can know of Mime traffic before any policy is loaded.

module GLOBAL;

type mime_header_rec: record {
	original_name: string;
	name: string;
	value: string;
};

type mime_header_list: table[count] of mime_header_rec;

global mime_segment_length: count = 1024 &redef;
global mime_segment_overlap_length: count = 0 &redef;
module MIME;

export {
	const max_depth: count = 100 &redef;
	const max_header_bytes: count = 65536 &redef;
}
