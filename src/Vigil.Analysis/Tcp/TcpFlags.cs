namespace Vigil.Analysis.Tcp;

/// <summary>Control bits of a segment (RFC 9293 3.1).</summary>
[Flags]
internal enum TcpFlags : byte
{
    None = 0,
    Fin = 0x01,
    Syn = 0x02,
    Rst = 0x04,
    Push = 0x08,
    Ack = 0x10,
    Urgent = 0x20,
    EceEcho = 0x40,
    CongestionReduced = 0x80,
}
