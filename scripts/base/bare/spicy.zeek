##! Enumerations and switches of grammar-defined analyzers, kept for scripts that mention them.

module spicy;

export {
	type AddressFamily: enum {
		AddressFamily_IPv4 = 0, AddressFamily_IPv6 = 1, AddressFamily_Undef = 9223372036854775807,
	};

	type BitOrder: enum { BitOrder_LSB0 = 0, BitOrder_MSB0 = 1, BitOrder_Undef = 9223372036854775807 };

	type ByteOrder: enum {
		ByteOrder_Little = 0, ByteOrder_Big = 1, ByteOrder_Network = 2, ByteOrder_Host = 3,
		ByteOrder_Undef = 9223372036854775807,
	};

	type Charset: enum {
		Charset_ASCII = 0, Charset_UTF8 = 1, Charset_UTF16LE = 2, Charset_UTF16BE = 3,
		Charset_Undef = 9223372036854775807,
	};

	type DecodeErrorStrategy: enum {
		DecodeErrorStrategy_IGNORE = 0, DecodeErrorStrategy_REPLACE = 1, DecodeErrorStrategy_STRICT = 2,
		DecodeErrorStrategy_Undef = 9223372036854775807,
	};

	type Direction: enum {
		Direction_Forward = 0, Direction_Backward = 1, Direction_Undef = 9223372036854775807,
	};

	type Protocol: enum {
		Protocol_TCP = 0, Protocol_UDP = 1, Protocol_ICMP = 2, Protocol_Undef = 9223372036854775807,
	};

	type RealType: enum {
		RealType_IEEE754_Single = 0, RealType_IEEE754_Double = 1, RealType_Undef = 9223372036854775807,
	};

	type ReassemblerPolicy: enum { ReassemblerPolicy_First = 0, ReassemblerPolicy_Undef = 9223372036854775807 };

	type Side: enum { Side_Left = 0, Side_Right = 1, Side_Both = 2, Side_Undef = 9223372036854775807 };
}

module Spicy;

export {
	type ResourceUsage: record {
		user_time: interval;
		system_time: interval;
		memory_heap: count;
		num_fibers: count;
		max_fibers: count;
		max_fiber_stack_size: count;
		cached_fibers: count;
	};

	const abort_on_exceptions: bool = F &redef;
	const available: bool = T;
	const enable_print: bool = F &redef;
	const enable_profiling: bool = F &redef;
	const max_file_depth: count = 5 &redef;
	const show_backtraces: bool = F &redef;
}

module BinPAC;

export {
	const flowbuffer_capacity_max: count = 10485760 &redef;
	const flowbuffer_capacity_min: count = 512 &redef;
	const flowbuffer_contract_threshold: count = 2097152 &redef;
}
