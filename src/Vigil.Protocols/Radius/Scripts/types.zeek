##! What scripts can know of Radius traffic before any policy is loaded.

module RADIUS;

export {
	type AttributeList: vector of string;
	type Attributes: table[count] of RADIUS::AttributeList;

	type Message: record {
		code: count;
		trans_id: count;
		authenticator: string;
		attributes: table[count] of vector of string &optional;
	};
}
