using System.Text;

namespace Vigil.Testing.Packets;

/// <summary>Builds DNS messages (RFC 1035, 4), octet by octet.</summary>
public static class DnsBuilder
{
    /// <summary>A query with one question.</summary>
    public static byte[] Query(ushort id, string name, ushort type) =>
        [.. Header(id, 0x0100, 1, 0), .. Name(name), .. PacketBuilder.Number(type, 2), 0, 1];

    /// <summary>A response with one question and answers whose names point at it.</summary>
    public static byte[] Response(ushort id, string name, ushort type, params byte[][] answers) =>
        [.. Header(id, 0x8180, 1, answers.Length), .. Name(name), .. PacketBuilder.Number(type, 2), 0, 1, .. answers.SelectMany(static a => a)];

    /// <summary>A resource record whose name is a pointer to the first question.</summary>
    public static byte[] Answer(ushort type, uint seconds, byte[] data) =>
        [0xC0, 12, .. PacketBuilder.Number(type, 2), 0, 1, .. PacketBuilder.Number(seconds, 4), .. PacketBuilder.Number((ulong)data.Length, 2), .. data];

    /// <summary>A name as labels, without compression.</summary>
    public static byte[] Name(string name) =>
        [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(static l => (byte[])[(byte)l.Length, .. Encoding.Latin1.GetBytes(l)]), 0];

    private static byte[] Header(ushort id, ushort flags, int questions, int answers) =>
        [.. PacketBuilder.Number(id, 2), .. PacketBuilder.Number(flags, 2), .. PacketBuilder.Number((ulong)questions, 2), .. PacketBuilder.Number((ulong)answers, 2), 0, 0, 0, 0];
}
