using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Gtp;

/// <summary>One information element of a GTP version 1 message (3GPP TS 29.060, 7.7).</summary>
internal readonly ref struct GtpElement
{
    //  type below 128: type 1 | value, of a length that the type has;  else: type 1 | length 2 | value

    private const int Unknown = -1;

    /// <summary>What it is.</summary>
    public byte Type { get; private init; }

    /// <summary>Its value, borrowed.</summary>
    public ReadOnlySpan<byte> Value { get; private init; }

    /// <summary>Reads the next element of <paramref name="data"/> and moves behind it.</summary>
    /// <returns><see langword="false"/> at the end, and where an element goes beyond it or has no known length.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> data, out GtpElement element)
    {
        element = default;
        if (data.IsEmpty)
            return false;
        var type = data[0];
        var rest = data[1..];
        int length;
        if (type < 128)
        {
            length = FixedLength(type);
        }
        else
        {
            if (rest.Length < 2)
                return false;
            length = BinaryPrimitives.ReadUInt16BigEndian(rest);
            rest = rest[2..];
        }

        if (length == Unknown || rest.Length < length)
            return false;
        element = new() { Type = type, Value = rest[..length] };
        data = rest[length..];
        return true;
    }

    // 7.7, table 37.
    private static int FixedLength(byte type) => type switch
    {
        1 => 1, // cause
        2 => 8, // IMSI
        3 => 6, // routing area identity
        4 => 4, // TLLI
        5 => 4, // P-TMSI
        8 => 1, // reordering required
        9 => 28, // authentication triplet
        11 => 1, // MAP cause
        12 => 3, // P-TMSI signature
        13 => 1, // MS validated
        14 => 1, // recovery
        15 => 1, // selection mode
        16 => 4, // tunnel endpoint, data I
        17 => 4, // tunnel endpoint, control plane
        18 => 5, // tunnel endpoint, data II
        19 => 1, // teardown indication
        20 => 1, // NSAPI
        21 => 1, // RANAP cause
        22 => 9, // RAB context
        23 => 1, // radio priority for short messages
        24 => 1, // radio priority
        25 => 2, // packet flow identity
        26 => 2, // charging characteristics
        27 => 2, // trace reference
        28 => 2, // trace type
        29 => 1, // MS not reachable reason
        127 => 4, // charging identity
        _ => Unknown,
    };
}
