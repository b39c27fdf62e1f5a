##! What scripts can know of Igmp traffic before any policy is loaded.

module IGMP;

export {
	type GroupType: enum {
		MODE_IS_INCLUDE = 1, MODE_IS_EXCLUDE = 2, CHANGE_TO_INCLUDE_MODE = 3, CHANGE_TO_EXCLUDE_MODE = 4,
		ALLOW_NEW_SOURCES = 5, BLOCK_OLD_SOURCES = 6,
	};

	type MessageType: enum {
		BAD_CHECKSUM = 0, MEMBERSHIP_QUERY = 17, MEMBERSHIP_REPORT_V1 = 18, MEMBERSHIP_REPORT_V2 = 22,
		LEAVE_GROUP = 23, MEMBERSHIP_REPORT_V3 = 34,
	};

	type Group: record {
		group_type: IGMP::GroupType;
		aux_data_len: count;
		num_sources: count;
		multicast_addr: addr;
		sources: vector of addr;
		aux_data: string;
	};
}
