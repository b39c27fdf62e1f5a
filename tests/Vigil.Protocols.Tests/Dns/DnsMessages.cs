using Vigil.Testing.Packets;

namespace Vigil.Protocols.Tests.Dns;

/// <summary>Good messages with records of many types, for splitting and mutating.</summary>
internal static class DnsMessages
{
    private static readonly byte[] ToQuestion = [0xC0, 12];

    public static byte[] Query { get; } = DnsBuilder.Query(0x1234, "WWW.Example.org", 1);

    public static byte[] Response { get; } = DnsBuilder.Response(
        0x1234, "WWW.Example.org", 1,
        DnsBuilder.Answer(5, 60, [3, (byte)'w', (byte)'e', (byte)'b', 0xC0, 16]), // web, then what follows "WWW." above
        DnsBuilder.Answer(1, 300, [192, 0, 2, 7]),
        DnsBuilder.Answer(28, 300, [0x20, 1, 0xD, 0xB8, .. new byte[11], 1]));

    public static byte[][] All { get; } =
    [
        Query,
        Response,
        One(2, DnsBuilder.Name("ns.example.org")),
        One(6, [.. ToQuestion, .. ToQuestion, .. new byte[20]]),
        One(12, ToQuestion),
        One(15, [0, 10, .. DnsBuilder.Name("mx.example.org")]),
        One(16, [3, (byte)'a', (byte)'b', (byte)'c', 0, 1, (byte)'d']),
        One(29, [0, 0x12, 0x16, 0x13, .. new byte[12]]),
        One(33, [0, 1, 0, 2, 0x13, 0x88, .. DnsBuilder.Name("sip.example.org")]),
        One(35, [0, 1, 0, 2, 1, (byte)'u', 1, (byte)'s', 1, (byte)'r', 0]),
        One(41, [0, 8, 0, 7, 0, 1, 24, 0, 192, 0, 2, 0, 10, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8, 0, 11, 0, 2, 0, 100]),
        One(43, [0, 1, 8, 2, .. new byte[32]]),
        One(44, [1, 1, .. new byte[20]]),
        One(46, [0, 1, 8, 2, .. new byte[12], 0, 1, .. ToQuestion, .. new byte[16]]),
        One(47, [.. ToQuestion, 0, 2, 0x40, 1]),
        One(48, [1, 1, 3, 8, .. new byte[16]]),
        One(50, [1, 0, 0, 10, 2, 0xAA, 0xBB, 4, 1, 2, 3, 4, 0, 1, 0x40]),
        One(51, [1, 0, 0, 10, 2, 0xAA, 0xBB]),
        One(64, [0, 1, 0, 0, 1, 0, 3, 2, (byte)'h', (byte)'2', 0, 3, 0, 2, 1, 0xBB]),
        One(65, [0, 1, 0, 0, 4, 0, 4, 192, 0, 2, 1]),
        One(249, [.. DnsBuilder.Name("alg"), .. new byte[8], 0, 3, 0, 0, 0, 2, 1, 2, 0, 0]),
        One(250, [.. DnsBuilder.Name("alg"), .. new byte[6], 1, 44, 0, 2, 1, 2, 0x12, 0x34, 0, 0, 0, 0]),
        One(257, [0, 5, (byte)'i', (byte)'s', (byte)'s', (byte)'u', (byte)'e', (byte)'c', (byte)'a']),
        One(65534, [8, 0, 1, 0, 1]),
        One(60000, [1, 2, 3]),
    ];

    private static byte[] One(ushort type, byte[] data) => DnsBuilder.Response(7, "example.org", type, DnsBuilder.Answer(type, 60, data));
}
