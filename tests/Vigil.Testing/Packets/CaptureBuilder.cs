using System.Buffers.Binary;
using System.IO.Compression;

namespace Vigil.Testing.Packets;

/// <summary>Builds capture files in memory.</summary>
public sealed class CaptureBuilder(bool bigEndian = false, bool nanoseconds = false, int linkType = 1)
{
    private readonly List<(uint Seconds, uint Fraction, int WireLength, byte[] Data)> _packets = [];

    /// <summary>Adds a packet; <paramref name="fraction"/> counts in the file's unit.</summary>
    public CaptureBuilder Add(byte[] data, uint seconds = 1_700_000_000, uint fraction = 0, int wireLength = -1)
    {
        _packets.Add((seconds, fraction, wireLength < 0 ? data.Length : wireLength, data));
        return this;
    }

    /// <summary>The packets as a classic capture file.</summary>
    public byte[] ToPcap()
    {
        List<byte> file =
        [
            .. N32(nanoseconds ? 0xA1B2_3C4D : 0xA1B2_C3D4), .. N16(2), .. N16(4), .. N32(0), .. N32(0), .. N32(262_144), .. N32((uint)linkType),
        ];
        foreach (var (seconds, fraction, wireLength, data) in _packets)
            file.AddRange([.. N32(seconds), .. N32(fraction), .. N32((uint)data.Length), .. N32((uint)wireLength), .. data]);
        return [.. file];
    }

    /// <summary>The packets as a section of a pcapng file with one interface.</summary>
    public byte[] ToPcapng()
    {
        byte[] resolution = nanoseconds ? [.. N16(9), .. N16(1), 9, 0, 0, 0, .. N32(0)] : [];
        List<byte> file = [.. Block(0x0A0D_0D0A, [.. N32(0x1A2B_3C4D), .. N16(1), .. N16(0), .. N32(uint.MaxValue), .. N32(uint.MaxValue)])];
        file.AddRange(Block(1, [.. N16((ushort)linkType), .. N16(0), .. N32(0), .. resolution]));
        foreach (var (seconds, fraction, wireLength, data) in _packets)
        {
            var time = (seconds * (nanoseconds ? 1_000_000_000UL : 1_000_000UL)) + fraction;
            file.AddRange(Block(
                6, [.. N32(0), .. N32((uint)(time >> 32)), .. N32((uint)time), .. N32((uint)data.Length), .. N32((uint)wireLength), .. data]));
        }

        return [.. file];
    }

    /// <summary>A file compressed with gzip.</summary>
    public static byte[] Gzip(byte[] file)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(file);
        return compressed.ToArray();
    }

    private byte[] Block(uint type, byte[] body)
    {
        var padding = (4 - (body.Length & 3)) & 3;
        var length = (uint)(12 + body.Length + padding);
        return [.. N32(type), .. N32(length), .. body, .. new byte[padding], .. N32(length)];
    }

    private byte[] N16(ushort value)
    {
        var octets = new byte[2];
        if (bigEndian)
            BinaryPrimitives.WriteUInt16BigEndian(octets, value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(octets, value);
        return octets;
    }

    private byte[] N32(uint value)
    {
        var octets = new byte[4];
        if (bigEndian)
            BinaryPrimitives.WriteUInt32BigEndian(octets, value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(octets, value);
        return octets;
    }
}
