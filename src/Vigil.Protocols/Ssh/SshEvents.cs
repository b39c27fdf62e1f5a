using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Ssh;

/// <summary>What scripts see of SSH.</summary>
internal sealed partial class SshEvents : EventSource
{
    /// <summary>The server's identification line.</summary>
    [Event("ssh_server_version", "c: connection, version: string")]
    public partial void ServerVersion(Connection c, ByteString version);

    /// <summary>The client's identification line.</summary>
    [Event("ssh_client_version", "c: connection, version: string")]
    public partial void ClientVersion(Connection c, ByteString version);

    /// <summary>A line that the server sent before its identification.</summary>
    [Event("ssh_server_pre_banner_data", "c: connection, data: string")]
    public partial void ServerPreBannerData(Connection c, ByteString data);

    /// <summary>The algorithms that one side offers.</summary>
    [Event("ssh_capabilities", "c: connection, cookie: string, capabilities: SSH::Capabilities")]
    public partial void Capabilities(Connection c, ByteString cookie, RecordVal capabilities);

    /// <summary>The server's host key of SSH 2.</summary>
    [Event("ssh2_server_host_key", "c: connection, key: string")]
    public partial void HostKey2(Connection c, ByteString key);

    /// <summary>The server's host key of SSH 1.</summary>
    [Event("ssh1_server_host_key", "c: connection, modulus: string, exponent: string")]
    public partial void HostKey1(Connection c, ByteString modulus, ByteString exponent);

    /// <summary>The MD5 of the server's host key, in hexadecimal with colons.</summary>
    [Event("ssh_server_host_key", "c: connection, hash: string")]
    public partial void HostKeyHash(Connection c, string hash);

    /// <summary>The fingerprint of the server's host key as current clients show it.</summary>
    [Event("ssh_server_host_key_fingerprint", "c: connection, fingerprint: string")]
    public partial void HostKeyFingerprint(Connection c, string fingerprint);

    /// <summary>Encrypted data in one piece of the stream.</summary>
    [Event("ssh_encrypted_packet", "c: connection, orig: bool, len: count")]
    public partial void EncryptedPacket(Connection c, bool orig, ulong len);

    /// <summary>By its size, a packet answers an attempt to authenticate.</summary>
    [Event("ssh_auth_attempted", "c: connection, authenticated: bool")]
    public partial void AuthAttempted(Connection c, bool authenticated);

    /// <summary>By its size, a packet says that the client is authenticated.</summary>
    [Event("ssh_auth_successful", "c: connection, auth_method_none: bool")]
    public partial void AuthSuccessful(Connection c, bool authMethodNone);

    /// <summary>The group of a Diffie-Hellman exchange with negotiated group.</summary>
    [Event("ssh2_dh_server_params", "c: connection, p: string, q: string")]
    public partial void DhServerParameters(Connection c, ByteString p, ByteString q);

    /// <summary>The client begins a group exchange.</summary>
    [Event("ssh2_dh_gex_init", "c: connection, is_orig: bool")]
    public partial void DhGroupExchangeInit(Connection c, bool isOrig);

    /// <summary>An ephemeral key of an elliptic-curve exchange.</summary>
    [Event("ssh2_ecc_key", "c: connection, is_orig: bool, q: string")]
    public partial void EccKey(Connection c, bool isOrig, ByteString q);

    /// <summary>An elliptic-curve exchange begins.</summary>
    [Event("ssh2_ecc_init", "c: connection, is_orig: bool")]
    public partial void EccInit(Connection c, bool isOrig);

    /// <summary>A GSS exchange begins.</summary>
    [Event("ssh2_gss_init", "c: connection, is_orig: bool")]
    public partial void GssInit(Connection c, bool isOrig);

    /// <summary>A GSS exchange failed.</summary>
    [Event("ssh2_gss_error", "c: connection, major_status: count, minor_status: count, err_msg: string")]
    public partial void GssError(Connection c, ulong majorStatus, ulong minorStatus, ByteString errMsg);

    /// <summary>The secret of an RSA exchange.</summary>
    [Event("ssh2_rsa_secret", "c: connection, is_orig: bool")]
    public partial void RsaSecret(Connection c, bool isOrig);
}
