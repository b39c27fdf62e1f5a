namespace Vigil.Analysis.Icmp;

/// <summary>Which ICMP messages answer each other, and so belong to one flow.</summary>
internal static class IcmpPairs
{
    /// <summary>The type that answers, or is answered by, <paramref name="type"/>; -1 for messages that stand alone.</summary>
    public static int CounterpartOf(byte type, bool isV6) => isV6
        ? type switch
        {
            128 => 129, // echo (RFC 4443)
            129 => 128,
            130 => 131, // multicast listener query and report (RFC 2710)
            131 => 130,
            133 => 134, // router solicitation and advertisement (RFC 4861)
            134 => 133,
            135 => 136, // neighbor solicitation and advertisement
            136 => 135,
            139 => 140, // node information (RFC 4620)
            140 => 139,
            144 => 145, // home agent discovery (RFC 6275)
            145 => 144,
            _ => -1,
        }
        : type switch
        {
            8 => 0, // echo (RFC 792)
            0 => 8,
            13 => 14, // timestamp
            14 => 13,
            15 => 16, // information
            16 => 15,
            17 => 18, // address mask (RFC 950)
            18 => 17,
            10 => 9, // router solicitation and advertisement (RFC 1256)
            9 => 10,
            _ => -1,
        };
}
