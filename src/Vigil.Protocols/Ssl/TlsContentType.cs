namespace Vigil.Protocols.Ssl;

/// <summary>What a record carries (RFC 8446, 5.1; RFC 6520, 3).</summary>
internal enum TlsContentType : byte
{
    /// <summary>From here on the sender encrypts.</summary>
    ChangeCipherSpec = 20,

    /// <summary>A warning, or the reason for the end.</summary>
    Alert = 21,

    /// <summary>Messages of the handshake.</summary>
    Handshake = 22,

    /// <summary>Application data; since TLS 1.3 anything that is encrypted.</summary>
    ApplicationData = 23,

    /// <summary>A sign of life.</summary>
    Heartbeat = 24,
}
