namespace Vigil.Protocols.Rdp;

/// <summary>A datagram of RDP over UDP, version 2 (MS-RDPEUDP2 2.2): finds the data in it.</summary>
internal static class RdpEudp2Packet
{
    //  The octets 0 and 7 are exchanged on the wire. Then: | prefix (1) | flags and window (2, little-endian) | parts that flags announce ... |

    private const int Swapped = 7;
    private const ushort Ack = 0x001;
    private const ushort Data = 0x004;
    private const ushort AckVector = 0x008;
    private const ushort AckOfAcks = 0x010;
    private const ushort OverheadSize = 0x040;
    private const ushort DelayAckInfo = 0x100;

    /// <summary>The data, without the number of their channel.</summary>
    public static bool TryGetData(ReadOnlySpan<byte> datagram, Span<byte> header, out ReadOnlySpan<byte> data)
    {
        data = default;
        if (datagram.Length <= Swapped || header.Length <= Swapped)
            return false;
        // Only the first octets differ from what is on the wire; they are put in order in a copy.
        datagram[..(Swapped + 1)].CopyTo(header);
        (header[0], header[Swapped]) = (header[Swapped], header[0]);
        var flags = header[1] | ((header[2] & 0x0F) << 8);
        if ((flags & Data) == 0)
            return false;
        var at = 3;
        if ((flags & Ack) != 0)
        {
            // Sequence number (2), time (3), gap (1), and how many are delayed, in the low half of an octet.
            at += 7;
            if (OctetAt(datagram, header, at - 1) is not { } delayed)
                return false;
            at += delayed & 0x0F;
        }

        if ((flags & OverheadSize) != 0)
            at++;
        if ((flags & DelayAckInfo) != 0)
            at += 3;
        if ((flags & AckOfAcks) != 0)
            at += 2;
        at += 2; // DataSeqNum
        if ((flags & AckVector) != 0)
        {
            if (OctetAt(datagram, header, at + 2) is not { } size)
                return false;
            at += 3 + ((size & 0x80) != 0 ? 4 : 0) + (size & 0x7F);
        }

        at += 2; // ChannelSeqNum
        if (at <= Swapped || at > datagram.Length)
            return false;
        data = datagram[at..];
        return true;
    }

    private static byte? OctetAt(ReadOnlySpan<byte> datagram, ReadOnlySpan<byte> header, int at) =>
        at <= Swapped ? header[at] : at < datagram.Length ? datagram[at] : null;
}
