namespace Vigil.Protocols.Ssl;

/// <summary>Version numbers as they are on the wire.</summary>
internal static class TlsVersion
{
    /// <summary>SSL 2.</summary>
    public const ushort Ssl2 = 0x0002;

    /// <summary>SSL 3.</summary>
    public const ushort Ssl3 = 0x0300;

    /// <summary>TLS 1.2.</summary>
    public const ushort Tls12 = 0x0303;

    /// <summary>TLS 1.3.</summary>
    public const ushort Tls13 = 0x0304;

    /// <summary>DTLS 1.0.</summary>
    public const ushort Dtls10 = 0xFEFF;

    /// <summary>DTLS 1.2.</summary>
    public const ushort Dtls12 = 0xFEFD;

    /// <summary>DTLS 1.3.</summary>
    public const ushort Dtls13 = 0xFEFC;

    /// <summary>Whether a record of a stream may carry it.</summary>
    public static bool IsStream(int version) => version is >= Ssl3 and <= Tls13;

    /// <summary>Whether a record in a datagram may carry it.</summary>
    public static bool IsDatagram(int version) => version is Dtls10 or Dtls12 or Dtls13;

    /// <summary>Whether it is a draft of TLS 1.3; the low octet says which.</summary>
    public static bool IsDraft13(int version) => version >> 8 == 0x7F;

    /// <summary>Whether a hello may name it.</summary>
    public static bool IsKnown(int version) =>
        version == Ssl2 || IsStream(version) || IsDatagram(version) || IsDraft13(version);

    /// <summary>Whether it has the handshake of TLS 1.3, which is encrypted behind the hellos.</summary>
    public static bool IsModern(int version) => version is Tls13 or Dtls13 || IsDraft13(version);

    /// <summary>Whether signatures name their algorithms: from TLS 1.2 on (RFC 5246, 4.7).</summary>
    public static bool NamesSignatures(int version) => version is Tls12 or Dtls12 || IsModern(version);
}
