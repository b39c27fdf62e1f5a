namespace Vigil.Analysis.Tcp;

/// <summary>History letters that an end writes once only, or again only for a new sequence number.</summary>
[Flags]
internal enum HistoryMark : byte
{
    None = 0,
    Syn = 0x01,
    SynAck = 0x02,
    Fin = 0x04,
    Rst = 0x08,
    Ack = 0x10,
    Data = 0x20,
    Inconsistent = 0x40,
    MultiFlag = 0x80,
}
