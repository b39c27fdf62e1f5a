##! Numbers and names of RFC 6455.

module WebSocket;

export {
	## What a server proves with that it has read the client's key (section 1.3).
	const HANDSHAKE_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	## Frames of messages, and those about the connection (section 5.2).
	const OPCODE_TEXT: count = 1;
	const OPCODE_BINARY: count = 2;
	const OPCODE_CONTINUATION: count = 0;
	const OPCODE_PING: count = 9;
	const OPCODE_PONG: count = 10;
	const OPCODE_CLOSE: count = 8;

	const opcodes: table[count] of string = {
		[OPCODE_CONTINUATION] = "continuation", [OPCODE_TEXT] = "text", [OPCODE_BINARY] = "binary",
		[OPCODE_CLOSE] = "close", [OPCODE_PING] = "ping", [OPCODE_PONG] = "pong",
	} &default=function(code: count): string { return fmt("unknown-%x", code); } &redef;
}
