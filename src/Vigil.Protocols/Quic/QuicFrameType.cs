namespace Vigil.Protocols.Quic;

/// <summary>Frames that an Initial packet may have (RFC 9000, 12.4 and 19).</summary>
internal enum QuicFrameType
{
    /// <summary>Nothing.</summary>
    Padding = 0x00,

    /// <summary>Asks for an acknowledgement.</summary>
    Ping = 0x01,

    /// <summary>Acknowledges packets.</summary>
    Ack = 0x02,

    /// <summary>The same, with counts of congestion marks.</summary>
    AckEcn = 0x03,

    /// <summary>Part of the stream of handshake messages.</summary>
    Crypto = 0x06,

    /// <summary>An end gives up, for a reason of the transport.</summary>
    ConnectionClose = 0x1C,

    /// <summary>An end gives up, for a reason of the application.</summary>
    ApplicationClose = 0x1D,
}
