namespace Vigil.Packets.Decoding.Ethernet;

/// <summary>How an 802.3 frame that states its length goes on; keys under which decoders register for it.</summary>
internal static class LogicalLink
{
    /// <summary>LLC with a SNAP header (both access points 0xAA).</summary>
    public const uint Snap = 1;

    /// <summary>Novell's raw 802.3 (0xFFFF).</summary>
    public const uint Novell = 2;

    /// <summary>Plain LLC.</summary>
    public const uint Llc = 3;

    /// <summary>Tells them apart by the first two octets.</summary>
    public static uint KeyOf(ReadOnlySpan<byte> payload) => payload switch
    {
        [0xAA, 0xAA, ..] => Snap,
        [0xFF, 0xFF, ..] => Novell,
        _ => Llc,
    };
}
