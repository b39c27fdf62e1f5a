namespace Vigil.Analysis.Tcp;

/// <summary>What one end of a TCP connection has done so far; the numbers are the script constants <c>TCP_INACTIVE</c> ... <c>TCP_RESET</c>.</summary>
internal enum TcpState : byte
{
    /// <summary>Nothing seen from it.</summary>
    Inactive = 0,

    /// <summary>Sent a SYN.</summary>
    SynSent = 1,

    /// <summary>Sent a SYN with ACK, and its own SYN is not known to be answered.</summary>
    SynAckSent = 2,

    /// <summary>Sends data, but its SYN was never seen.</summary>
    Partial = 3,

    /// <summary>The handshake is complete as far as it is concerned.</summary>
    Established = 4,

    /// <summary>Sent a FIN.</summary>
    Closed = 5,

    /// <summary>Sent a RST.</summary>
    Reset = 6,
}
