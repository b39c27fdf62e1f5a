using System.Buffers.Binary;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture;

/// <summary>A capture file of blocks (draft-ietf-opsawg-pcapng): sections, each with interfaces and packets.</summary>
internal sealed class PcapngSource(CaptureBuffer buffer, string name) : PacketSource
{
    //  every block:  type | total length | body, padded to 4 octets | total length

    /// <summary>The same in both byte orders.</summary>
    internal const uint SectionHeaderBlock = 0x0A0D_0D0A;

    private const uint InterfaceDescriptionBlock = 1;
    private const uint PacketBlock = 2;
    private const uint SimplePacketBlock = 3;
    private const uint EnhancedPacketBlock = 6;
    private const ushort OptionEnd = 0;
    private const ushort OptionTimestampResolution = 9;
    private const ushort OptionTimestampOffset = 14;

    // Options of a packet may add to what was captured, so a block may be larger than a packet; not without bound.
    private const int MaximumBlock = 16 << 20;
    private const int MaximumInterfaces = 65_536;
    private readonly List<PcapngInterface> _interfaces = [];
    private bool _bigEndian;

    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <inheritdoc/>
    public override bool TryRead(out RawPacket packet)
    {
        packet = default;
        while (Damage is null && TryReadBlock(out var type, out var body))
        {
            var found = type switch
            {
                EnhancedPacketBlock => TryReadEnhanced(body, out packet),
                PacketBlock => TryReadOld(body, out packet),
                SimplePacketBlock => TryReadSimple(body, out packet),
                InterfaceDescriptionBlock => AddInterface(body),
                _ => false,
            };
            if (found)
            {
                PacketsRead++;
                OctetsRead += packet.Data.Length;
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            buffer.Dispose();
    }

    private bool TryReadBlock(out uint type, out ReadOnlySpan<byte> body)
    {
        type = 0;
        body = default;
        if (!buffer.Has(12))
        {
            if (buffer.Available > 0 || buffer.Failure is not null)
                Damage = buffer.Failure ?? $"truncated pcapng dump file; tried to read 12 bytes, only got {buffer.Available}";
            return false;
        }

        var header = buffer.Peek(12);
        if (BinaryPrimitives.ReadUInt32BigEndian(header) == SectionHeaderBlock && !StartSection(header[8..]))
            return false;
        type = Number32(header);
        var length = Number32(header[4..]);
        if (length is < 12 or > MaximumBlock)
        {
            Damage = $"block in pcapng dump file has a length of {length}";
            return false;
        }

        if (!buffer.Has((int)length))
        {
            Damage = buffer.Failure ?? $"truncated pcapng dump file; tried to read {length} bytes, only got {buffer.Available}";
            return false;
        }

        var block = buffer.Take((int)length);
        body = block[8..^4];
        var padding = (4 - ((int)length & 3)) & 3; // writers that forget to round the length still pad
        buffer.Skip(padding);
        return true;
    }

    private bool StartSection(ReadOnlySpan<byte> byteOrder)
    {
        _interfaces.Clear();
        switch (BinaryPrimitives.ReadUInt32BigEndian(byteOrder))
        {
            case 0x1A2B_3C4D:
                _bigEndian = true;
                return true;
            case 0x4D3C_2B1A:
                _bigEndian = false;
                return true;
            default:
                Damage = "pcapng section with an unknown byte order";
                return false;
        }
    }

    private bool AddInterface(ReadOnlySpan<byte> body)
    {
        if (body.Length < 8 || _interfaces.Count >= MaximumInterfaces)
            return false;
        var units = PcapngInterface.DefaultUnits;
        var offset = 0L;
        var options = body[8..];
        while (options.Length >= 4 && Number16(options) is var code and not OptionEnd)
        {
            var length = Number16(options[2..]);
            if (4 + length > options.Length)
                break;
            var value = options.Slice(4, length);
            if (code == OptionTimestampResolution && length >= 1 && PcapngInterface.UnitsOf(value[0]) is var stated and > 0)
                units = stated;
            else if (code == OptionTimestampOffset && length >= 8)
                offset = (long)Number64(value);
            options = options[Math.Min(options.Length, 4 + ((length + 3) & ~3))..];
        }

        _interfaces.Add(new((LinkType)Number16(body), Number32(body[4..]), units, offset));
        return false; // not a packet
    }

    //  interface | timestamp high | timestamp low | captured length | wire length | octets ... options
    private bool TryReadEnhanced(ReadOnlySpan<byte> body, out RawPacket packet)
    {
        packet = default;
        return body.Length >= 20 && TryMake(
            Number32(body), ((ulong)Number32(body[4..]) << 32) | Number32(body[8..]), Number32(body[12..]), Number32(body[16..]), body[20..], out packet);
    }

    //  interface, drops | timestamp high | timestamp low | captured length | wire length | octets ... options
    private bool TryReadOld(ReadOnlySpan<byte> body, out RawPacket packet)
    {
        packet = default;
        return body.Length >= 20 && TryMake(
            Number16(body), ((ulong)Number32(body[4..]) << 32) | Number32(body[8..]), Number32(body[12..]), Number32(body[16..]), body[20..], out packet);
    }

    //  wire length | octets ...; no time, and the interface is the section's first
    private bool TryReadSimple(ReadOnlySpan<byte> body, out RawPacket packet)
    {
        packet = default;
        if (body.Length < 4 || _interfaces.Count == 0)
            return false;
        var wire = Number32(body);
        var limit = _interfaces[0].SnapLength is 0 ? uint.MaxValue : _interfaces[0].SnapLength;
        var captured = Math.Min(Math.Min(wire, limit), (uint)body.Length - 4);
        return TryMake(0, 0, captured, wire, body[4..], out packet);
    }

    private bool TryMake(uint interfaceId, ulong timestamp, uint captured, uint wire, ReadOnlySpan<byte> data, out RawPacket packet)
    {
        packet = default;
        if (interfaceId >= _interfaces.Count || captured > data.Length)
            return false; // a packet of nowhere: the block is passed over
        var source = _interfaces[(int)interfaceId];
        packet.Data = data[..(int)captured];
        packet.WireLength = (int)Math.Clamp(wire, captured, int.MaxValue);
        packet.LinkType = source.LinkType;
        packet.Time = timestamp == 0 && source.OffsetSeconds == 0 ? default : source.TimeOf(timestamp);
        return true;
    }

    private ushort Number16(ReadOnlySpan<byte> octets) =>
        _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(octets) : BinaryPrimitives.ReadUInt16LittleEndian(octets);

    private uint Number32(ReadOnlySpan<byte> octets) =>
        _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt32LittleEndian(octets);

    private ulong Number64(ReadOnlySpan<byte> octets) =>
        _bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(octets) : BinaryPrimitives.ReadUInt64LittleEndian(octets);
}
