using Vigil.Core.Wire;

namespace Vigil.Protocols.Rdp;

/// <summary>A datagram of RDP over UDP, version 1 (MS-RDPEUDP 2.2), viewed in place.</summary>
internal readonly ref struct RdpEudpPacket
{
    //  | snSourceAck (4) | uReceiveWindowSize (2) | uFlags (2) |                                  in network order

    /// <summary>First datagram of either side.</summary>
    public const ushort Syn = 0x0001;

    /// <summary>Something is acknowledged.</summary>
    public const ushort Ack = 0x0004;

    /// <summary>Data are carried.</summary>
    public const ushort HasData = 0x0008;

    private const ushort AckOfAcks = 0x0100;
    private const ushort SynEx = 0x1000;
    private const int CorrelationId = 0x0800;

    /// <summary>What is acknowledged; all ones at first.</summary>
    public uint SourceAck { get; private init; }

    /// <summary>Flags.</summary>
    public ushort Flags { get; private init; }

    /// <summary>Behind the header.</summary>
    public ReadOnlySpan<byte> Rest { get; private init; }

    /// <summary>Reads the header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out RdpEudpPacket packet)
    {
        packet = default;
        var reader = new WireReader(datagram);
        if (!reader.TryReadUInt32(out var ack) || !reader.TrySkip(2) || !reader.TryReadUInt16(out var flags))
            return false;
        packet = new() { SourceAck = ack, Flags = flags, Rest = reader.Rest };
        return true;
    }

    /// <summary>The version that a SYN names (2.2.2.9): 1, 2 or 0x101; 1 if it names none.</summary>
    public ushort SynVersion()
    {
        var reader = new WireReader(Rest);
        if ((Flags & SynEx) == 0 || !reader.TrySkip(8) || ((Flags & CorrelationId) != 0 && !reader.TrySkip(32)))
            return 1; // 8: initial sequence number and two sizes (2.2.2.5)
        return reader.TryReadUInt16(out var flags) && reader.TryReadUInt16(out var version) && (flags & 1) != 0 ? version : (ushort)1;
    }

    /// <summary>The data of a datagram of an established connection.</summary>
    public bool TryGetData(out ReadOnlySpan<byte> data)
    {
        data = default;
        var reader = new WireReader(Rest);
        if ((Flags & HasData) == 0)
            return false;
        if ((Flags & Ack) != 0)
        {
            // RDPUDP_ACK_VECTOR_HEADER (2.2.2.7): padded to a multiple of 4 octets.
            if (!reader.TryReadUInt16(out var size) || !reader.TrySkip(((size + 2 + 3) & ~3) - 2))
                return false;
        }

        if ((Flags & AckOfAcks) != 0 && !reader.TrySkip(4))
            return false;
        if (!reader.TrySkip(8)) // sequence numbers (2.2.2.4)
            return false;
        data = reader.Rest;
        return true;
    }
}
