namespace Vigil.Testing.Packets;

/// <summary>Control bits of a TCP segment (RFC 9293, 3.1).</summary>
[Flags]
public enum TcpFlags : byte
{
    None = 0,
    Fin = 1,
    Syn = 2,
    Rst = 4,
    Psh = 8,
    Ack = 16,
    Urg = 32,
}
