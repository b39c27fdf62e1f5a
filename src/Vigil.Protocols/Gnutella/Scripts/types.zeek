##! What scripts can know of Gnutella traffic before any policy is loaded.

module Gnutella;

export {
	const max_header_length: count = 32768 &redef;
	const max_line_length: count = 8192 &redef;
}
