##! Addresses in mail headers.

# A plain address, without its display name and brackets.
const mail_address = /[^[:blank:],;<>"\(\)]+@[^[:blank:],;<>"\(\)]+/;

function extract_email_addrs_vec(str: string): string_vec
	{ return find_all_ordered(str, mail_address); }

function extract_email_addrs_set(str: string): set[string]
	{ return find_all(str, mail_address); }

function extract_first_email_addr(str: string): string
	{
	local found = extract_email_addrs_vec(str);
	return |found| > 0 ? found[0] : "";
	}

## Takes a list of mailboxes apart. Commas inside quotation marks do not separate.
function split_mime_email_addresses(line: string): set[string]
	{
	local out: set[string];

	for ( mailbox in find_all(line, /(\"[^"]*\")?[^,]+/) )
		add out[strip(mailbox)];

	return out;
	}
