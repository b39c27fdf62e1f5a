using System.Buffers.Binary;
using Vigil.Core.Wire;

namespace Vigil.Packets.Decoding.Gtp;

/// <summary>The header of a GTP version 1 message (3GPP TS 29.060, 6; TS 29.281, 5.1).</summary>
internal readonly record struct GtpV1Header
{
    //  version 3, protocol type 1, reserved 1, E 1, S 1, PN 1 | message type | length | tunnel endpoint, 4 octets
    //  with any of E, S, PN: sequence 2 | N-PDU 1 | next extension 1;  extension: length (4 octets) | ... | next extension

    /// <summary>Octets of the part that every message has.</summary>
    public const int FixedLength = 8;

    private const int OptionalLength = 4;

    /// <summary>First octet.</summary>
    public byte Flags { get; init; }

    /// <summary>Message type.</summary>
    public byte Type { get; init; }

    /// <summary>Octets behind the fixed part, as the header says.</summary>
    public ushort StatedLength { get; init; }

    /// <summary>Tunnel endpoint identifier.</summary>
    public uint Endpoint { get; init; }

    /// <summary>Sequence number; of meaning with <see cref="HasSequence"/>.</summary>
    public ushort Sequence { get; init; }

    /// <summary>N-PDU number; of meaning with <see cref="HasPduNumber"/>.</summary>
    public byte PduNumber { get; init; }

    /// <summary>Type of the first extension; of meaning with <see cref="HasExtensions"/>.</summary>
    public byte NextType { get; init; }

    /// <summary>Octets of the whole header.</summary>
    public int Length { get; init; }

    /// <summary>E.</summary>
    public bool HasExtensions => (Flags & 4) != 0;

    /// <summary>S.</summary>
    public bool HasSequence => (Flags & 2) != 0;

    /// <summary>PN.</summary>
    public bool HasPduNumber => (Flags & 1) != 0;

    /// <summary>Whether the first octet is that of version 1 of GTP, and not of GTP'.</summary>
    public bool IsVersion1 => Flags >> 5 == 1 && (Flags & 0x10) != 0;

    /// <summary>Reads a header of at least <see cref="FixedLength"/> octets, as if it were of this version.</summary>
    public static ParseStatus Read(ReadOnlySpan<byte> data, out GtpV1Header header)
    {
        header = default;
        var offset = FixedLength;
        var hasOptional = (data[0] & 7) != 0;
        if (hasOptional)
        {
            offset += OptionalLength;
            if (data.Length < offset)
                return ParseStatus.NeedMore;
            var next = (data[0] & 4) != 0 ? data[offset - 1] : 0;
            while (next != 0)
            {
                if (offset >= data.Length)
                    return ParseStatus.NeedMore;
                if (data[offset] == 0)
                    return ParseStatus.Malformed;
                offset += data[offset] * 4;
                if (offset > data.Length)
                    return ParseStatus.NeedMore;
                next = data[offset - 1];
            }
        }

        header = new GtpV1Header
        {
            Flags = data[0],
            Type = data[1],
            StatedLength = BinaryPrimitives.ReadUInt16BigEndian(data[2..]),
            Endpoint = BinaryPrimitives.ReadUInt32BigEndian(data[4..]),
            Sequence = hasOptional ? BinaryPrimitives.ReadUInt16BigEndian(data[8..]) : (ushort)0,
            PduNumber = hasOptional ? data[10] : (byte)0,
            NextType = hasOptional ? data[11] : (byte)0,
            Length = offset,
        };
        return ParseStatus.Complete;
    }
}
