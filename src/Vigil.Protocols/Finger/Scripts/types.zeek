##! What scripts can know of Finger traffic before any policy is loaded.

module Finger;

export {
	option max_line_length: count = 1024;
}
