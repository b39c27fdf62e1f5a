##! Notices attempts to exploit Heartbleed (CVE-2014-0160), and those that seem to succeed.

@load base/protocols/ssl
@load base/frameworks/notice

module Heartbleed;

export {
	redef enum Notice::Type += {
		## A request that claims more than it brings; an answer to it that is as long as claimed.
		SSL_Heartbeat_Attack,
		SSL_Heartbeat_Attack_Success,
		## Encrypted heartbeats: of an unlikely length; more of them than there should be.
		SSL_Heartbeat_Odd_Length,
		SSL_Heartbeat_Many_Requests,
	};
}

redef record SSL::Info += {
	last_originator_heartbeat_request_size: count &optional;
	last_responder_heartbeat_request_size: count &optional;
	originator_heartbeats: count &default=0;
	responder_heartbeats: count &default=0;
	## Once is enough for a connection.
	heartbleed_detected: bool &default=F;
	## Application data so far: heartbeats after a lot of it are more likely honest.
	enc_appdata_packages: count &default=0;
	enc_appdata_bytes: count &default=0;
};

# The least that an encrypted heartbeat takes with a cipher: padding and authentication add to its 19 octets.
type min_length: record { cipher: pattern; min_length: count; };

global min_lengths: vector of min_length = vector();
global min_lengths_tls11: vector of min_length = vector();

event zeek_init()
	{
	# Up to TLS 1.0 without an explicit initialisation vector: message, MAC, rounded up to blocks.
	min_lengths += min_length($cipher=/_256_CBC_SHA$/, $min_length=48);
	min_lengths += min_length($cipher=/_128_CBC_SHA$/, $min_length=48);
	min_lengths += min_length($cipher=/_3DES_EDE_CBC_SHA$/, $min_length=40);
	min_lengths += min_length($cipher=/_SEED_CBC_SHA$/, $min_length=48);
	min_lengths += min_length($cipher=/_IDEA_CBC_SHA$/, $min_length=40);
	min_lengths += min_length($cipher=/_DES_CBC_SHA$/, $min_length=40);
	min_lengths += min_length($cipher=/_DES40_CBC_SHA$/, $min_length=40);
	min_lengths += min_length($cipher=/_RC4_128_SHA$/, $min_length=39);
	min_lengths += min_length($cipher=/_RC4_128_MD5$/, $min_length=35);
	min_lengths += min_length($cipher=/_RC4_40_MD5$/, $min_length=35);
	min_lengths += min_length($cipher=/_RC2_CBC_40_MD5$/, $min_length=40);

	# From TLS 1.1 on there is one, and there are modes that authenticate by themselves.
	min_lengths_tls11 += min_length($cipher=/_AES_256_GCM_SHA384$/, $min_length=43);
	min_lengths_tls11 += min_length($cipher=/_AES_128_GCM_SHA256$/, $min_length=43);
	min_lengths_tls11 += min_length($cipher=/_256_CBC_SHA384$/, $min_length=96);
	min_lengths_tls11 += min_length($cipher=/_256_CBC_SHA256$/, $min_length=80);
	min_lengths_tls11 += min_length($cipher=/_256_CBC_SHA$/, $min_length=64);
	min_lengths_tls11 += min_length($cipher=/_128_CBC_SHA256$/, $min_length=80);
	min_lengths_tls11 += min_length($cipher=/_128_CBC_SHA$/, $min_length=64);
	min_lengths_tls11 += min_length($cipher=/_3DES_EDE_CBC_SHA$/, $min_length=48);
	min_lengths_tls11 += min_length($cipher=/_SEED_CBC_SHA$/, $min_length=64);
	min_lengths_tls11 += min_length($cipher=/_IDEA_CBC_SHA$/, $min_length=48);
	min_lengths_tls11 += min_length($cipher=/_DES_CBC_SHA$/, $min_length=48);
	min_lengths_tls11 += min_length($cipher=/_RC4_128_SHA$/, $min_length=39);
	min_lengths_tls11 += min_length($cipher=/_RC4_128_MD5$/, $min_length=35);
	}

function tell(c: connection, kind: Notice::Type, what: string, n: count)
	{
	NOTICE(Notice::Info($note=kind, $conn=c, $msg=what, $n=n, $identifier=cat(c$uid, kind, n)));
	}

event ssl_heartbeat(c: connection, is_client: bool, length: count, heartbeat_type: count, payload_length: count, payload: string)
	{
	if ( ! c?$ssl )
		return;

	local info = c$ssl;

	# A type, a length of two octets, the payload, and at least 16 octets of padding (RFC 6520, 4).
	if ( heartbeat_type == 1 )
		{
		local room = length < 19 ? 0 : length - 19;

		if ( payload_length <= room )
			return;

		info$heartbleed_detected = T;
		tell(c, SSL_Heartbeat_Attack, fmt("a heartbeat claims more than it brings (Heartbleed). Record length %d. Payload length %d", length, payload_length), length);
		}
	else if ( heartbeat_type == 2 && info$heartbleed_detected )
		tell(c, SSL_Heartbeat_Attack_Success, fmt("a Heartbleed attack probably succeeded: the answer has %d octets", length), length);
	}

event ssl_encrypted_heartbeat(c: connection, is_client: bool, length: count)
	{
	local info = c$ssl;
	local sent = is_client ? ++info$originator_heartbeats : ++info$responder_heartbeats;
	local asked = is_client ? (info?$last_responder_heartbeat_request_size ? info$last_responder_heartbeat_request_size : 0)
	                        : (info?$last_originator_heartbeat_request_size ? info$last_originator_heartbeat_request_size : 0);

	# An answer repeats its request; one that is longer brings something that is nobody's business.
	if ( asked > 0 && length > asked )
		tell(c, SSL_Heartbeat_Attack_Success, fmt("a Heartbleed attack probably succeeded: asked with %d octets, answered with %d", asked, length), length);

	if ( is_client )
		info$last_originator_heartbeat_request_size = length;
	else
		info$last_responder_heartbeat_request_size = length;

	# Few honest clients send more than one for each bit of data.
	if ( is_client && sent > 10 && sent > info$enc_appdata_packages )
		tell(c, SSL_Heartbeat_Many_Requests, fmt("more heartbeats than data: %d against %d", sent, info$enc_appdata_packages), sent);

	if ( ! is_client || ! info?$cipher || ! info?$version )
		return;

	local sizes = /^TLSv1[123]$/ in info$version ? min_lengths_tls11 : min_lengths;

	for ( _, entry in sizes )
		if ( entry$cipher in info$cipher )
			{
			if ( length < entry$min_length )
				tell(c, SSL_Heartbeat_Odd_Length, fmt("a heartbeat that is too short for its cipher, probably an attack: %d octets of at least %d", length, entry$min_length), length);

			break;
			}
	}

event ssl_encrypted_data(c: connection, is_client: bool, record_version: count, content_type: count, length: count)
	{
	if ( ! c?$ssl )
		return;

	switch ( content_type ) {
	case SSL::HEARTBEAT:
		event ssl_encrypted_heartbeat(c, is_client, length);
		break;

	case SSL::APPLICATION_DATA:
		c$ssl$enc_appdata_bytes += length;
		c$ssl$enc_appdata_packages += length > 0 ? 1 : 0;
		break;
	}
	}
