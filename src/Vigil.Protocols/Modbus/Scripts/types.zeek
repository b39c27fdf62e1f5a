##! What scripts can know of Modbus traffic before any policy is loaded.

module GLOBAL;

type ModbusCoils: vector of bool;
type ModbusRegisters: vector of count;

type ModbusFileRecordRequest: record {
	ref_type: count;
	file_num: count;
	record_num: count;
	record_len: count;
};

type ModbusFileRecordRequests: vector of ModbusFileRecordRequest;

type ModbusFileRecordResponse: record {
	file_len: count;
	ref_type: count;
	record_data: string;
};

type ModbusFileRecordResponses: vector of ModbusFileRecordResponse;

type ModbusFileReference: record {
	ref_type: count;
	file_num: count;
	record_num: count;
	record_len: count;
	record_data: string;
};

type ModbusFileReferences: vector of ModbusFileReference;

type ModbusHeaders: record {
	tid: count;
	pid: count;
	uid: count;
	function_code: count;
	len: count;
};
