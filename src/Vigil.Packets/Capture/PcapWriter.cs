using System.Buffers.Binary;

namespace Vigil.Packets.Capture;

/// <summary>Writes a classic capture file (draft-ietf-opsawg-pcap), with microseconds, in the order of octets of the network.</summary>
public sealed class PcapWriter : IDisposable
{
    private const int SnapLength = 65_535;

    private readonly FileStream _file;

    /// <summary>Begins a file; one of that name is overwritten.</summary>
    public PcapWriter(string name, int linkType)
    {
        _file = File.Create(name);
        Span<byte> header = stackalloc byte[24];
        header.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(header, 0xA1B2_C3D4);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16BigEndian(header[6..], 4);
        BinaryPrimitives.WriteInt32BigEndian(header[16..], SnapLength);
        BinaryPrimitives.WriteInt32BigEndian(header[20..], linkType);
        _file.Write(header);
        LinkType = linkType;
    }

    /// <summary>The link type of its packets.</summary>
    public int LinkType { get; }

    /// <summary>Adds a packet and hands it to the system.</summary>
    public void Write(uint seconds, uint microseconds, ReadOnlySpan<byte> data, int wireLength)
    {
        Span<byte> header = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(header, seconds);
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], microseconds);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], data.Length);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], Math.Max(wireLength, data.Length));
        _file.Write(header);
        _file.Write(data);
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
