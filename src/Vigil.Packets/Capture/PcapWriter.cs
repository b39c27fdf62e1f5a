namespace Vigil.Packets.Capture;

/// <summary>Writes a classic capture file (draft-ietf-opsawg-pcap), with microseconds, in the order of octets of the network.</summary>
public sealed class PcapWriter : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Begins a file; one of that name is overwritten.</summary>
    public PcapWriter(string name, int linkType)
    {
        _file = File.Create(name);
        Span<byte> header = stackalloc byte[PcapFormat.FileHeaderLength];
        PcapFormat.WriteFileHeader(header, linkType);
        _file.Write(header);
        LinkType = linkType;
    }

    /// <summary>The link type of its packets.</summary>
    public int LinkType { get; }

    /// <summary>Adds a packet and hands it to the system.</summary>
    public void Write(uint seconds, uint microseconds, ReadOnlySpan<byte> data, int wireLength)
    {
        Span<byte> header = stackalloc byte[PcapFormat.PacketHeaderLength];
        PcapFormat.WritePacketHeader(header, seconds, microseconds, data.Length, wireLength);
        _file.Write(header);
        _file.Write(data);
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
