using System.Buffers.Binary;
using Vigil.Core.Timing;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture;

/// <summary>A classic capture file (draft-ietf-opsawg-pcap), in either byte order, with micro- or nanoseconds.</summary>
internal sealed class PcapSource : PacketSource
{
    //  file header, 24 octets:  magic | major minor | zone | accuracy | snapshot length | link type
    //  for each packet, 16 octets:  seconds | micro- or nanoseconds | captured length | wire length | octets ...

    /// <summary>The most a packet may claim to have captured; more means that the file is damaged.</summary>
    internal const int MaximumCapture = 262_144;

    private const int FileHeaderLength = 24;
    private const int PacketHeaderLength = 16;
    private readonly CaptureBuffer _buffer;
    private readonly bool _bigEndian;
    private readonly bool _nanoseconds;
    private readonly int _recordHeaderLength;
    private readonly LinkType _linkType;

    private PcapSource(CaptureBuffer buffer, string name, ReadOnlySpan<byte> header)
    {
        _buffer = buffer;
        Name = name;
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        _bigEndian = header[0] == 0xA1;
        _nanoseconds = magic is 0xA1B2_3C4D or 0x4D3C_B2A1;
        // The variant of Alexey Kuznetzov's patched libpcap carries interface, protocol and packet type as well.
        _recordHeaderLength = magic is 0xA1B2_CD34 or 0x34CD_B2A1 ? PacketHeaderLength + 8 : PacketHeaderLength;
        _linkType = (LinkType)(Number(header[20..]) & 0xFFFF); // the upper half tells of frame check sequences
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Reads the file header.</summary>
    public static PcapSource Open(CaptureBuffer buffer, string name)
    {
        if (!buffer.Has(FileHeaderLength))
            throw TraceFile.Problem(name, $"truncated dump file; tried to read {FileHeaderLength} file header bytes, only got {buffer.Available}");
        return new(buffer, name, buffer.Take(FileHeaderLength));
    }

    /// <inheritdoc/>
    public override bool TryRead(out RawPacket packet)
    {
        packet = default;
        if (!_buffer.Has(_recordHeaderLength))
        {
            if (_buffer.Available > 0 || _buffer.Failure is not null)
                Damage ??= _buffer.Failure ?? $"truncated dump file; tried to read {_recordHeaderLength} header bytes, only got {_buffer.Available}";
            return false;
        }

        var header = _buffer.Peek(_recordHeaderLength);
        var seconds = Number(header);
        var fraction = Number(header[4..]);
        var captured = Number(header[8..]);
        var wire = Number(header[12..]);
        if (captured > MaximumCapture)
        {
            Damage ??= $"invalid packet capture length {captured}, bigger than maximum of {MaximumCapture}";
            return false;
        }

        if (!_buffer.Has(_recordHeaderLength + (int)captured))
        {
            Damage ??= _buffer.Failure
                ?? $"truncated dump file; tried to read {captured} captured bytes, only got {_buffer.Available - _recordHeaderLength}";
            return false;
        }

        packet.Data = _buffer.Take(_recordHeaderLength + (int)captured)[_recordHeaderLength..];
        packet.WireLength = (int)Math.Clamp(wire, captured, int.MaxValue);
        packet.LinkType = _linkType;
        packet.Time = NetworkTime.FromMicroseconds(seconds, _nanoseconds ? fraction / 1000 : fraction);
        PacketsRead++;
        OctetsRead += captured;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _buffer.Dispose();
    }

    private uint Number(ReadOnlySpan<byte> octets) =>
        _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt32LittleEndian(octets);
}
