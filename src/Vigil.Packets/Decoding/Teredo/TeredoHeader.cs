using System.Buffers.Binary;
using Vigil.Core.Wire;

namespace Vigil.Packets.Decoding.Teredo;

/// <summary>What may stand in front of the IPv6 packet of Teredo, viewed in place (RFC 4380, 5.1.1).</summary>
internal readonly ref struct TeredoHeader
{
    //  authentication:  00 01 | client length | authentication length | client | authentication | nonce 8 | confirmation 1
    //  origin:  00 00 | port | address, both with all bits inverted

    private const int AuthenticationLength = 4 + 8 + 1;
    private const int OriginLength = 8;

    /// <summary>Whether there is an authentication.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>Who authenticates.</summary>
    public ReadOnlySpan<byte> Client { get; init; }

    /// <summary>The authentication value.</summary>
    public ReadOnlySpan<byte> Authentication { get; init; }

    /// <summary>A number that is used once.</summary>
    public ulong Nonce { get; init; }

    /// <summary>Not 0 if the client needs another key.</summary>
    public byte Confirmation { get; init; }

    /// <summary>Whether there is an origin indication.</summary>
    public bool HasOrigin { get; init; }

    /// <summary>Port of the client as seen from outside.</summary>
    public ushort OriginPort { get; init; }

    /// <summary>IPv4 address of the client as seen from outside.</summary>
    public uint OriginAddress { get; init; }

    /// <summary>Octets in front of the packet.</summary>
    public int Length { get; init; }

    /// <summary>Reads what there is.</summary>
    public static ParseStatus Read(ReadOnlySpan<byte> data, out TeredoHeader header)
    {
        header = default;
        var offset = 0;
        ReadOnlySpan<byte> client = default, value = default;
        var nonce = 0UL;
        byte confirmation = 0;
        if (data is [0, 1, ..])
        {
            if (data.Length < AuthenticationLength || data.Length < AuthenticationLength + data[2] + data[3])
                return ParseStatus.NeedMore;
            client = data.Slice(4, data[2]);
            value = data.Slice(4 + data[2], data[3]);
            offset = AuthenticationLength + data[2] + data[3];
            nonce = BinaryPrimitives.ReadUInt64BigEndian(data[(offset - 9)..]);
            confirmation = data[offset - 1];
        }

        var hasOrigin = data[offset..] is [0, 0, ..];
        if (hasOrigin && data.Length < offset + OriginLength)
            return ParseStatus.NeedMore;
        var origin = data[offset..];
        header = new TeredoHeader
        {
            IsAuthenticated = offset > 0,
            Client = client,
            Authentication = value,
            Nonce = nonce,
            Confirmation = confirmation,
            HasOrigin = hasOrigin,
            OriginPort = hasOrigin ? (ushort)~BinaryPrimitives.ReadUInt16BigEndian(origin[2..]) : (ushort)0,
            OriginAddress = hasOrigin ? ~BinaryPrimitives.ReadUInt32BigEndian(origin[4..]) : 0,
            Length = offset + (hasOrigin ? OriginLength : 0),
        };
        return ParseStatus.Complete;
    }
}
