##! What scripts can know of Modbus traffic before any policy is loaded.

module GLOBAL;

type ModbusHeaders: record {
	tid: count;
	pid: count;
	uid: count;
	function_code: count;
	len: count;
};

type ModbusFileReference: record {
	ref_type: count;
	file_num: count;
	record_num: count;
	record_len: count;
	record_data: string;
};

type ModbusFileRecordResponse: record {
	file_len: count;
	ref_type: count;
	record_data: string;
};

type ModbusFileRecordRequest: record {
	ref_type: count;
	file_num: count;
	record_num: count;
	record_len: count;
};

type ModbusFileReferences: vector of ModbusFileReference;
type ModbusFileRecordResponses: vector of ModbusFileRecordResponse;
type ModbusFileRecordRequests: vector of ModbusFileRecordRequest;
type ModbusRegisters: vector of count;
type ModbusCoils: vector of bool;
