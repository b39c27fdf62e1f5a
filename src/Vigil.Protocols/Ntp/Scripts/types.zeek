##! What scripts can know of Ntp traffic before any policy is loaded.

module NTP;

export {
	type ControlMessage: record {
		op_code: count;
		resp_bit: bool;
		err_bit: bool;
		more_bit: bool;
		sequence: count;
		status: count;
		association_id: count;
		data: string &optional;
		key_id: count &optional;
		crypto_checksum: string &optional;
	};

	type Mode7Message: record {
		req_code: count;
		auth_bit: bool;
		sequence: count;
		implementation: count;
		err: count;
		data: string &optional;
	};

	type StandardMessage: record {
		stratum: count;
		poll: interval;
		precision: interval;
		root_delay: interval;
		root_disp: interval;
		kiss_code: string &optional;
		ref_id: string &optional;
		ref_addr: addr &optional;
		ref_time: time;
		org_time: time;
		rec_time: time;
		xmt_time: time;
		key_id: count &optional;
		digest: string &optional;
		num_exts: count &default=0;
	};

	type Message: record {
		version: count;
		mode: count;
		std_msg: NTP::StandardMessage &optional;
		control_msg: NTP::ControlMessage &optional;
		mode7_msg: NTP::Mode7Message &optional;
	};
}
