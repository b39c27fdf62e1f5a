##! What scripts can know of Irc traffic before any policy is loaded.

module GLOBAL;

type irc_join_info: record {
	nick: string;
	channel: string;
	password: string;
	usermode: string;
};

type irc_join_list: set[irc_join_info];
