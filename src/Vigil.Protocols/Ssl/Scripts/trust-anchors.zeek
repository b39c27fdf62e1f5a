##! The certification authorities that chains are validated against, DER-encoded by subject. A site adds those it trusts.

module SSL;

export {
	const root_certs: table[string] of string = table() &redef;
}
