using System.Buffers.Binary;
using Vigil.Core.Timing;

namespace Vigil.Packets.Capture;

/// <summary>Headers of classic capture files as they are written (draft-ietf-opsawg-pcap): microseconds, octets in the order of the network.</summary>
internal static class PcapFormat
{
    /// <summary>Octets before the first packet.</summary>
    public const int FileHeaderLength = 24;

    /// <summary>Octets before each packet.</summary>
    public const int PacketHeaderLength = 16;

    private const uint Magic = 0xA1B2_C3D4;

    /// <summary>Writes the header of a file.</summary>
    public static void WriteFileHeader(Span<byte> header, int linkType)
    {
        header.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(header, Magic);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16BigEndian(header[6..], 4);
        BinaryPrimitives.WriteInt32BigEndian(header[16..], PcapSource.MaximumCapture);
        BinaryPrimitives.WriteInt32BigEndian(header[20..], linkType);
    }

    /// <summary>Writes the header of a packet.</summary>
    public static void WritePacketHeader(Span<byte> header, uint seconds, uint microseconds, int length, int wireLength)
    {
        BinaryPrimitives.WriteUInt32BigEndian(header, seconds);
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], microseconds);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], length);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], Math.Max(wireLength, length));
    }

    /// <summary>Writes the header of a packet captured at <paramref name="time"/>.</summary>
    public static void WritePacketHeader(Span<byte> header, NetworkTime time, int length, int wireLength)
    {
        // Rounded as a whole: half a microsecond below a full second belongs to the next one.
        var microseconds = (long)Math.Round(Math.Max(0, time.Seconds) * 1e6);
        WritePacketHeader(header, (uint)(microseconds / 1_000_000), (uint)(microseconds % 1_000_000), length, wireLength);
    }
}
