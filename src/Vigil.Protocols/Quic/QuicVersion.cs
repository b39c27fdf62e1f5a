namespace Vigil.Protocols.Quic;

/// <summary>Versions of the protocol: which are understood, and where they differ.</summary>
internal static class QuicVersion
{
    private const uint V1 = 0x00000001;
    private const uint V2 = 0x6B3343CF;
    private const uint FirstDraft = 0xFF000016; // draft 22, the first with the packets and key schedule of version 1
    private const uint LastDraft = 0xFF000022; // draft 34

    /// <summary>Whether it is version 2 (RFC 9369), which numbers packet types and labels keys in its own way.</summary>
    public static bool IsV2(uint version) => version == V2;

    /// <summary>What the initial secret is extracted with (RFC 9001, 5.2; RFC 9369, 3.3.1); empty for unknown versions.</summary>
    public static ReadOnlySpan<byte> Salt(uint version) => version switch
    {
        V1 => SaltV1,
        V2 => SaltV2,
        >= FirstDraft and <= LastDraft => DraftSalt(version - FirstDraft + 22),
        0xFACEB001 => SaltDraft22, // Facebook's implementation numbered its own drafts
        0xFACEB002 or 0xFACEB00E or (>= 0xFACEB011 and <= 0xFACEB013) => SaltDraft23,
        _ => default,
    };

    /// <summary>The type of a long header's packet, from the two bits of its first octet (RFC 9369, 3.2 for version 2).</summary>
    public static QuicPacketType TypeOf(uint version, int bits) => (QuicPacketType)(IsV2(version) ? (bits + 3) & 3 : bits);

    private static ReadOnlySpan<byte> DraftSalt(uint draft) => draft switch
    {
        22 => SaltDraft22,
        <= 28 => SaltDraft23,
        <= 32 => SaltDraft29,
        _ => SaltV1,
    };

    private static ReadOnlySpan<byte> SaltV1 =>
    [
        0x38, 0x76, 0x2C, 0xF7, 0xF5, 0x59, 0x34, 0xB3, 0x4D, 0x17, 0x9A, 0xE6, 0xA4, 0xC8, 0x0C, 0xAD, 0xCC, 0xBB, 0x7F, 0x0A,
    ];

    private static ReadOnlySpan<byte> SaltV2 =>
    [
        0x0D, 0xED, 0xE3, 0xDE, 0xF7, 0x00, 0xA6, 0xDB, 0x81, 0x93, 0x81, 0xBE, 0x6E, 0x26, 0x9D, 0xCB, 0xF9, 0xBD, 0x2E, 0xD9,
    ];

    private static ReadOnlySpan<byte> SaltDraft22 =>
    [
        0x7F, 0xBC, 0xDB, 0x0E, 0x7C, 0x66, 0xBB, 0xE9, 0x19, 0x3A, 0x96, 0xCD, 0x21, 0x51, 0x9E, 0xBD, 0x7A, 0x02, 0x64, 0x4A,
    ];

    private static ReadOnlySpan<byte> SaltDraft23 =>
    [
        0xC3, 0xEE, 0xF7, 0x12, 0xC7, 0x2E, 0xBB, 0x5A, 0x11, 0xA7, 0xD2, 0x43, 0x2B, 0xB4, 0x63, 0x65, 0xBE, 0xF9, 0xF5, 0x02,
    ];

    private static ReadOnlySpan<byte> SaltDraft29 =>
    [
        0xAF, 0xBF, 0xEC, 0x28, 0x99, 0x93, 0xD2, 0x4C, 0x9E, 0x97, 0x86, 0xF1, 0x9C, 0x61, 0x11, 0xE0, 0x43, 0x90, 0xA8, 0x99,
    ];
}
