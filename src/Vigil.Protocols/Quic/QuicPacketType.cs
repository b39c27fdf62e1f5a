namespace Vigil.Protocols.Quic;

/// <summary>Kinds of packets with a long header, numbered as in version 1 (RFC 9000, 17.2).</summary>
internal enum QuicPacketType : byte
{
    /// <summary>Begins the handshake; protected with keys that anyone can derive.</summary>
    Initial = 0,

    /// <summary>Early data of a client that has been here before.</summary>
    ZeroRtt = 1,

    /// <summary>The rest of the handshake, encrypted for the two ends only.</summary>
    Handshake = 2,

    /// <summary>The server wants to see the client's address proved.</summary>
    Retry = 3,
}
