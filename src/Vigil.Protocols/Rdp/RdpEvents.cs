using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Rdp;

/// <summary>What scripts hear of RDP.</summary>
internal sealed partial class RdpEvents : EventSource
{
    /// <summary>The client's first message.</summary>
    [Event("rdp_connect_request", "c: connection, cookie: string, flags: count")]
    public partial void ConnectRequest(IValueSource c, ReadOnlySpan<byte> cookie, ulong flags);

    /// <summary>The server chose how the connection is secured.</summary>
    [Event("rdp_negotiation_response", "c: connection, security_protocol: count, flags: count")]
    public partial void NegotiationResponse(IValueSource c, ulong securityProtocol, ulong flags);

    /// <summary>The server wants none of what the client offered.</summary>
    [Event("rdp_negotiation_failure", "c: connection, failure_code: count, flags: count")]
    public partial void NegotiationFailure(IValueSource c, ulong failureCode, ulong flags);

    /// <summary>From here on the connection is encrypted.</summary>
    [Event("rdp_begin_encryption", "c: connection, security_protocol: count")]
    public partial void BeginEncryption(IValueSource c, ulong securityProtocol);

    /// <summary>Data under RDP's own encryption; octets.</summary>
    [Event("rdp_native_encrypted_data", "c: connection, orig: bool, len: count")]
    public partial void NativeEncryptedData(IValueSource c, bool orig, ulong len);

    /// <summary>The client's screen, keyboard and version.</summary>
    [Event("rdp_client_core_data", "c: connection, data: RDP::ClientCoreData")]
    public partial void ClientCoreData(IValueSource c, RecordVal data);

    /// <summary>The ciphers that the client knows.</summary>
    [Event("rdp_client_security_data", "c: connection, data: RDP::ClientSecurityData")]
    public partial void ClientSecurityData(IValueSource c, RecordVal data);

    /// <summary>The channels that the client asks for.</summary>
    [Event("rdp_client_network_data", "c: connection, channels: RDP::ClientChannelList")]
    public partial void ClientNetworkData(IValueSource c, VectorVal channels);

    /// <summary>What the client knows of redirection.</summary>
    [Event("rdp_client_cluster_data", "c: connection, data: RDP::ClientClusterData")]
    public partial void ClientClusterData(IValueSource c, RecordVal data);

    /// <summary>The server's answer to the request for a conference.</summary>
    [Event("rdp_gcc_server_create_response", "c: connection, result: count")]
    public partial void GccServerCreateResponse(IValueSource c, ulong result);

    /// <summary>The cipher that the server chose.</summary>
    [Event("rdp_server_security", "c: connection, encryption_method: count, encryption_level: count")]
    public partial void ServerSecurity(IValueSource c, ulong encryptionMethod, ulong encryptionLevel);

    /// <summary>The server's certificate.</summary>
    [Event("rdp_server_certificate", "c: connection, cert_type: count, permanently_issued: bool")]
    public partial void ServerCertificate(IValueSource c, ulong certType, bool permanentlyIssued);
}
