namespace Vigil.Protocols.Ssl;

/// <summary>Numbers of the extensions that are looked into (IANA, TLS ExtensionType Values).</summary>
internal static class TlsExtensionCode
{
    /// <summary>RFC 6066, 3.</summary>
    public const ushort ServerName = 0;

    /// <summary>RFC 8422, 5.1.1.</summary>
    public const ushort SupportedGroups = 10;

    /// <summary>RFC 8422, 5.1.2.</summary>
    public const ushort PointFormats = 11;

    /// <summary>RFC 8446, 4.2.3.</summary>
    public const ushort SignatureAlgorithms = 13;

    /// <summary>RFC 7301.</summary>
    public const ushort ApplicationProtocol = 16;

    /// <summary>RFC 6962, 3.3.1.</summary>
    public const ushort SignedCertificateTimestamp = 18;

    /// <summary>The key share in early drafts of TLS 1.3.</summary>
    public const ushort OldKeyShare = 40;

    /// <summary>RFC 8446, 4.2.11.</summary>
    public const ushort PreSharedKey = 41;

    /// <summary>RFC 8446, 4.2.1.</summary>
    public const ushort SupportedVersions = 43;

    /// <summary>RFC 8446, 4.2.9.</summary>
    public const ushort PskKeyExchangeModes = 45;

    /// <summary>RFC 8446, 4.2.8.</summary>
    public const ushort KeyShare = 51;

    /// <summary>The connection identifier in drafts.</summary>
    public const ushort OldConnectionId = 53;

    /// <summary>RFC 9146.</summary>
    public const ushort ConnectionId = 54;
}
