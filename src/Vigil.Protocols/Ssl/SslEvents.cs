using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Ssl;

/// <summary>What scripts see of TLS and DTLS.</summary>
internal sealed partial class SslEvents : EventSource
{
    /// <summary>A warning, or the reason for the end.</summary>
    [Event("ssl_alert", "c: connection, is_client: bool, level: count, desc: count")]
    public partial void Alert(Connection c, bool isClient, ulong level, ulong desc);

    /// <summary>The server wants a certificate of the client, of these types and by these authorities.</summary>
    [Event(
        "ssl_certificate_request",
        "c: connection, is_client: bool, certificate_types: index_vec, supported_signature_algorithms: signature_and_hashalgorithm_vec, certificate_authorities: string_vec")]
    public partial void CertificateRequest(
        Connection c, bool isClient, VectorVal certificateTypes, VectorVal supportedSignatureAlgorithms, VectorVal certificateAuthorities);

    /// <summary>From here on the sender encrypts.</summary>
    [Event("ssl_change_cipher_spec", "c: connection, is_client: bool")]
    public partial void ChangeCipherSpec(Connection c, bool isClient);

    /// <summary>What the client can do.</summary>
    [Event(
        "ssl_client_hello",
        "c: connection, version: count, record_version: count, possible_ts: time, client_random: string, session_id: string, ciphers: index_vec, comp_methods: index_vec")]
    public partial void ClientHello(
        Connection c, ulong version, ulong recordVersion, double possibleTs, ByteString clientRandom, ByteString sessionId, VectorVal ciphers, VectorVal compMethods);

    /// <summary>The client is the responder of the connection.</summary>
    [Event("ssl_connection_flipped", "c: connection")]
    public partial void ConnectionFlipped(Connection c);

    /// <summary>The client's Diffie-Hellman value.</summary>
    [Event("ssl_dh_client_params", "c: connection, Yc: string")]
    public partial void DhClientParams(Connection c, ByteString yc);

    /// <summary>The server's Diffie-Hellman group and value.</summary>
    [Event("ssl_dh_server_params", "c: connection, p: string, q: string, Ys: string", IsRaisedUnasked = true)]
    public partial void DhServerParams(Connection c, ByteString p, ByteString q, ByteString ys);

    /// <summary>The client's point.</summary>
    [Event("ssl_ecdh_client_params", "c: connection, point: string")]
    public partial void EcdhClientParams(Connection c, ByteString point);

    /// <summary>The server's curve and point.</summary>
    [Event("ssl_ecdh_server_params", "c: connection, curve: count, point: string")]
    public partial void EcdhServerParams(Connection c, ulong curve, ByteString point);

    /// <summary>A record that is encrypted.</summary>
    [Event("ssl_encrypted_data", "c: connection, is_client: bool, record_version: count, content_type: count, length: count")]
    public partial void EncryptedData(Connection c, bool isClient, ulong recordVersion, ulong contentType, ulong length);

    /// <summary>Both ends encrypt: the handshake has come to its end.</summary>
    [Event("ssl_established", "c: connection")]
    public partial void Established(Connection c);

    /// <summary>An extension of a hello, raw.</summary>
    [Event("ssl_extension", "c: connection, is_client: bool, code: count, val: string")]
    public partial void Extension(Connection c, bool isClient, ulong code, ByteString val);

    /// <summary>The application protocols offered, or the one chosen.</summary>
    [Event("ssl_extension_application_layer_protocol_negotiation", "c: connection, is_client: bool, protocols: string_vec")]
    public partial void ExtensionApplicationProtocol(Connection c, bool isClient, VectorVal protocols);

    /// <summary>The identifier that datagrams to this end shall bear.</summary>
    [Event("ssl_extension_connection_id", "c: connection, is_client: bool, cid: string")]
    public partial void ExtensionConnectionId(Connection c, bool isClient, ByteString cid);

    /// <summary>Forms in which points may be sent.</summary>
    [Event("ssl_extension_ec_point_formats", "c: connection, is_client: bool, point_formats: index_vec")]
    public partial void ExtensionPointFormats(Connection c, bool isClient, VectorVal pointFormats);

    /// <summary>The groups that the client knows.</summary>
    [Event("ssl_extension_elliptic_curves", "c: connection, is_client: bool, curves: index_vec")]
    public partial void ExtensionGroups(Connection c, bool isClient, VectorVal curves);

    /// <summary>The groups for which a key is offered, or the one chosen.</summary>
    [Event("ssl_extension_key_share", "c: connection, is_client: bool, curves: index_vec")]
    public partial void ExtensionKeyShare(Connection c, bool isClient, VectorVal curves);

    /// <summary>Keys agreed upon before, offered by the client.</summary>
    [Event(
        "ssl_extension_pre_shared_key_client_hello",
        "c: connection, is_client: bool, identities: psk_identity_vec, binders: string_vec")]
    public partial void ExtensionPskOffer(Connection c, bool isClient, VectorVal identities, VectorVal binders);

    /// <summary>Which of those the server takes.</summary>
    [Event("ssl_extension_pre_shared_key_server_hello", "c: connection, is_client: bool, selected_identity: count")]
    public partial void ExtensionPskChoice(Connection c, bool isClient, ulong selectedIdentity);

    /// <summary>How such keys may be used.</summary>
    [Event("ssl_extension_psk_key_exchange_modes", "c: connection, is_client: bool, modes: index_vec")]
    public partial void ExtensionPskModes(Connection c, bool isClient, VectorVal modes);

    /// <summary>The host that the client wants.</summary>
    [Event("ssl_extension_server_name", "c: connection, is_client: bool, names: string_vec")]
    public partial void ExtensionServerName(Connection c, bool isClient, VectorVal names);

    /// <summary>Signatures that the client understands.</summary>
    [Event(
        "ssl_extension_signature_algorithm",
        "c: connection, is_client: bool, signature_algorithms: signature_and_hashalgorithm_vec")]
    public partial void ExtensionSignatureAlgorithms(Connection c, bool isClient, VectorVal signatureAlgorithms);

    /// <summary>A proof that the certificate was made public.</summary>
    [Event(
        "ssl_extension_signed_certificate_timestamp",
        "c: connection, is_client: bool, version: count, logid: string, timestamp: count, signature_and_hashalgorithm: SSL::SignatureAndHashAlgorithm, signature: string")]
    public partial void ExtensionTimestamp(
        Connection c, bool isClient, ulong version, ByteString logid, ulong timestamp, RecordVal signatureAndHashalgorithm, ByteString signature);

    /// <summary>Versions offered, or the one chosen.</summary>
    [Event("ssl_extension_supported_versions", "c: connection, is_client: bool, versions: index_vec")]
    public partial void ExtensionSupportedVersions(Connection c, bool isClient, VectorVal versions);

    /// <summary>A message of the handshake of any kind.</summary>
    [Event("ssl_handshake_message", "c: connection, is_client: bool, msg_type: count, length: count")]
    public partial void HandshakeMessage(Connection c, bool isClient, ulong msgType, ulong length);

    /// <summary>A sign of life in the clear.</summary>
    [Event(
        "ssl_heartbeat",
        "c: connection, is_client: bool, length: count, heartbeat_type: count, payload_length: count, payload: string")]
    public partial void Heartbeat(
        Connection c, bool isClient, ulong length, ulong heartbeatType, ulong payloadLength, ByteString payload);

    /// <summary>A record that is not encrypted.</summary>
    [Event("ssl_plaintext_data", "c: connection, is_client: bool, record_version: count, content_type: count, length: count")]
    public partial void PlaintextData(Connection c, bool isClient, ulong recordVersion, ulong contentType, ulong length);

    /// <summary>TLS 1.3: an encrypted record before the handshake has come to its end.</summary>
    [Event("ssl_probable_encrypted_handshake_message", "c: connection, is_client: bool, length: count")]
    public partial void ProbableEncryptedHandshake(Connection c, bool isClient, ulong length);

    /// <summary>The client's secret, encrypted for the server.</summary>
    [Event("ssl_rsa_client_pms", "c: connection, pms: string")]
    public partial void RsaClientPms(Connection c, ByteString pms);

    /// <summary>What the server chose.</summary>
    [Event(
        "ssl_server_hello",
        "c: connection, version: count, record_version: count, possible_ts: time, server_random: string, session_id: string, cipher: count, comp_method: count")]
    public partial void ServerHello(
        Connection c, ulong version, ulong recordVersion, double possibleTs, ByteString serverRandom, ByteString sessionId, ulong cipher, ulong compMethod);

    /// <summary>The server's signature of its part of the key agreement.</summary>
    [Event("ssl_server_signature", "c: connection, signature_and_hashalgorithm: SSL::SignatureAndHashAlgorithm, signature: string")]
    public partial void ServerSignature(Connection c, RecordVal signatureAndHashalgorithm, ByteString signature);

    /// <summary>State for a later resumption.</summary>
    [Event("ssl_session_ticket_handshake", "c: connection, ticket_lifetime_hint: count, ticket: string")]
    public partial void SessionTicket(Connection c, ulong ticketLifetimeHint, ByteString ticket);

    /// <summary>What an OCSP responder says of the server's certificate.</summary>
    [Event("ssl_stapled_ocsp", "c: connection, is_client: bool, response: string")]
    public partial void StapledOcsp(Connection c, bool isClient, ByteString response);
}
