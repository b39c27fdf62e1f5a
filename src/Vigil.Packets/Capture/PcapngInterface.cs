using Vigil.Core.Timing;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture;

/// <summary>One interface of a section: what its packets begin with and how their timestamps count.</summary>
/// <param name="LinkType">What its packets begin with.</param>
/// <param name="SnapLength">Most octets captured of a packet; 0 means no limit.</param>
/// <param name="UnitsPerSecond">Resolution of timestamps (<c>if_tsresol</c>).</param>
/// <param name="OffsetSeconds">Added to timestamps (<c>if_tsoffset</c>).</param>
internal readonly record struct PcapngInterface(LinkType LinkType, uint SnapLength, ulong UnitsPerSecond, long OffsetSeconds)
{
    /// <summary>Resolution if the interface states none: microseconds.</summary>
    public const ulong DefaultUnits = 1_000_000;

    /// <summary>The unit that the option <c>if_tsresol</c> stands for, or 0 if it is absurd (section 4.2).</summary>
    public static ulong UnitsOf(byte resolution)
    {
        var exponent = resolution & 0x7F;
        if ((resolution & 0x80) != 0)
            return exponent < 64 ? 1UL << exponent : 0;
        if (exponent > 19)
            return 0;
        var units = 1UL;
        for (var i = 0; i < exponent; i++)
            units *= 10;
        return units;
    }

    /// <summary>The moment a timestamp stands for, cut to microseconds.</summary>
    public NetworkTime TimeOf(ulong timestamp)
    {
        var seconds = timestamp / UnitsPerSecond;
        var rest = timestamp % UnitsPerSecond;
        var microseconds = (ulong)((UInt128)rest * 1_000_000 / UnitsPerSecond);
        return NetworkTime.FromMicroseconds((long)seconds + OffsetSeconds, microseconds);
    }
}
