##! What scripts can know of Smtp traffic before any policy is loaded.

module SMTP;

export {
	const bdat_max_line_length: count = 4096 &redef;
	const enable_rfc822_msg_file_analysis: bool = F &redef;
}
