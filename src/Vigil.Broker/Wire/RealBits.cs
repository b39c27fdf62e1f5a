namespace Vigil.Broker;

/// <summary>Reals as the reference packs them: IEEE 754, except that infinities have the other sign and NaN is all ones.</summary>
internal static class RealBits
{
    private const ulong PositiveInfinity = 0xFFF0_0000_0000_0000;
    private const ulong NegativeInfinity = 0x7FF0_0000_0000_0000;
    private const ulong NotANumber = ulong.MaxValue;

    /// <summary>From IEEE bits without denormals to those on the wire.</summary>
    public static ulong ToWire(ulong ieee) => (ieee & NegativeInfinity) != NegativeInfinity ? ieee
        : (ieee & 0x000F_FFFF_FFFF_FFFF) != 0 ? NotANumber
        : ieee ^ 0x8000_0000_0000_0000;

    /// <summary>From the wire to IEEE bits: one NaN, no denormals.</summary>
    public static ulong FromWire(ulong wire)
    {
        if ((wire & NegativeInfinity) != NegativeInfinity)
        {
            var isDenormal = (wire & NegativeInfinity) == 0 && (wire & 0x000F_FFFF_FFFF_FFFF) != 0;
            return isDenormal ? wire & 0x8000_0000_0000_0000 : wire;
        }

        return wire switch
        {
            PositiveInfinity => NegativeInfinity, // the IEEE pattern of the positive one
            NegativeInfinity => PositiveInfinity,
            _ => BitConverter.DoubleToUInt64Bits(double.NaN),
        };
    }
}
