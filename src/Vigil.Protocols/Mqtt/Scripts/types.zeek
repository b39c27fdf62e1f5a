##! What scripts can know of Mqtt traffic before any policy is loaded.

module MQTT;

export {
	type ConnectAckMsg: record { return_code: count; session_present: bool; };

	type ConnectMsg: record {
		protocol_name: string;
		protocol_version: count;
		client_id: string;
		keep_alive: interval;
		clean_session: bool;
		will_retain: bool;
		will_qos: count;
		will_topic: string &optional;
		will_msg: string &optional;
		username: string &optional;
		password: string &optional;
	};

	type PublishMsg: record {
		dup: bool;
		qos: count;
		retain: bool;
		topic: string;
		payload: string;
		payload_len: count;
	};

	option max_payload_size: count = 100;
}
