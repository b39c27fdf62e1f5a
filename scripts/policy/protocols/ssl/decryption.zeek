##! Decrypts TLS 1.2 connections for which the keys are known: from a key log file, or from whoever sends them as events.

@load base/protocols/ssl

module SSL;

export {
	## A file as browsers write it (SSLKEYLOGFILE), with columns as the input framework wants them.
	const keylog_file: string = getenv("ZEEK_TLS_KEYLOG_FILE") &redef;

	## How long secrets are kept.
	const secret_expiration: interval = 5mins &redef;

	## Secrets, and keys derived from them, of the connection with that client random.
	global add_keys: event(client_random: string, keys: string);
	global add_secret: event(client_random: string, secrets: string);

	redef record SSL::Info += { client_random: string &optional; };
}

global secrets: table[string] of string = table() &redef;
global keys: table[string] of string = table() &redef;
const tls_decrypt_stream_name: string = "tls-keylog-file";

type SecretsIdx: record { client_random: string; };
type SecretsVal: record { secret: string; };

redef SSL::disable_analyzer_after_detection = F;

@ifdef ( set_secret )

event zeek_init()
	{
@ifdef ( Input::add_table )
	if ( keylog_file != "" )
		Input::add_table(Input::TableDescription($name=tls_decrypt_stream_name, $source=keylog_file, $destination=secrets,
		                                         $idx=SecretsIdx, $val=SecretsVal, $want_record=F, $mode=Input::REREAD));
@endif
	}

# Not named as in the declarations: such names would hide the tables.
event SSL::add_keys(client_random: string, material: string)
	{ keys[client_random] = material; }

event SSL::add_secret(client_random: string, secret: string)
	{ secrets[client_random] = secret; }

event ssl_client_hello(c: connection, version: count, record_version: count, possible_ts: time, client_random: string,
                       session_id: string, ciphers: index_vec, comp_methods: index_vec)
	{
	if ( c?$ssl )
		c$ssl$client_random = client_random;
	}

event ssl_change_cipher_spec(c: connection, is_client: bool)
	{
	if ( ! c?$ssl || ! c$ssl?$client_random )
		return;

	local random = c$ssl$client_random;

	if ( random in keys )
		set_keys(c, keys[random]);
	else if ( random in secrets )
		set_secret(c, secrets[random]);
	}

# What is decrypted may be any protocol that runs over TLS.
event ssl_established(c: connection)
	{
	if ( c?$ssl && c$ssl?$client_random && (c$ssl$client_random in keys || c$ssl$client_random in secrets) )
		delete secrets[c$ssl$client_random];
	}

@endif
