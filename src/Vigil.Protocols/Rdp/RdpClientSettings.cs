using System.Text;
using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Rdp;

/// <summary>Makes records of the client's blocks of settings (MS-RDPBCGR 2.2.1.3).</summary>
internal sealed class RdpClientSettings(EngineContext engine, RdpState state)
{
    private const int MaxChannels = 31; // 2.2.1.3.4 allows no more
    private const int ChannelNameSize = 8;

    /// <summary>TS_UD_CS_CORE (2.2.1.3.2); <see langword="null"/> if the part that must be there is not.</summary>
    public RecordVal? Core(ReadOnlySpan<byte> content)
    {
        var reader = new WireReader(content);
        if (!reader.TryReadUInt16LittleEndian(out var major) || !reader.TryReadUInt16LittleEndian(out var minor)
            || !reader.TryReadUInt16LittleEndian(out var width) || !reader.TryReadUInt16LittleEndian(out var height)
            || !reader.TryReadUInt16LittleEndian(out var colors) || !reader.TryReadUInt16LittleEndian(out var sequence)
            || !reader.TryReadUInt32LittleEndian(out var layout) || !reader.TryReadUInt32LittleEndian(out var build)
            || !reader.TryReadBytes(32, out var name) || !reader.TryReadUInt32LittleEndian(out var keyboard)
            || !reader.TryReadUInt32LittleEndian(out var keyboardSub) || !reader.TryReadUInt32LittleEndian(out var functionKeys)
            || !reader.TryReadBytes(64, out var inputMethod))
            return null;

        // The rest came with later versions; a client leaves off what it does not know.
        var betaColors = Short(ref reader);
        var product = Short(ref reader);
        var serial = reader.TryReadUInt32LittleEndian(out var number) ? Value.Count(number) : default;
        var highColors = Short(ref reader);
        var supportedColors = Short(ref reader);
        var flags = reader.TryReadUInt16LittleEndian(out var bits) ? Value.Of(Flags(bits)) : default;
        var productName = reader.TryReadBytes(64, out var id) ? Text(id) : default;
        return state.Core.Create(
            engine,
            [
                Value.Count(major), Value.Count(minor), Value.Count(width), Value.Count(height), Value.Count(colors),
                Value.Count(sequence), Value.Count(layout), Value.Count(build), Text(name), Value.Count(keyboard),
                Value.Count(keyboardSub), Value.Count(functionKeys), Text(inputMethod), betaColors, product, serial, highColors,
                supportedColors, flags, productName,
            ]);
    }

    /// <summary>TS_UD_CS_SEC (2.2.1.3.3).</summary>
    public RecordVal? Security(ReadOnlySpan<byte> content)
    {
        var reader = new WireReader(content);
        return reader.TryReadUInt32LittleEndian(out var methods) && reader.TryReadUInt32LittleEndian(out var extended)
            ? state.Security.Create(engine, [Value.Count(methods), Value.Count(extended)])
            : null;
    }

    /// <summary>TS_UD_CS_NET (2.2.1.3.4).</summary>
    public VectorVal? Network(ReadOnlySpan<byte> content)
    {
        var reader = new WireReader(content);
        if (!reader.TryReadUInt32LittleEndian(out var count))
            return null;
        var channels = state.NewChannels();
        for (var i = 0; i < Math.Min(count, MaxChannels); i++)
        {
            if (!reader.TryReadBytes(ChannelNameSize, out var name) || !reader.TryReadUInt32LittleEndian(out var options))
                break;
            var end = name.IndexOf((byte)0);
            channels.Add(Value.Of(state.Channel.Create(
                engine,
                [
                    Value.String(end < 0 ? name : name[..end]), Value.Count(options), Bit(options, 31), Bit(options, 30), Bit(options, 29),
                    Bit(options, 28), Bit(options, 27), Bit(options, 26), Bit(options, 25), Bit(options, 23), Bit(options, 22),
                    Bit(options, 21), Bit(options, 20),
                ])));
        }

        return channels;
    }

    /// <summary>TS_UD_CS_CLUSTER (2.2.1.3.5).</summary>
    public RecordVal? Cluster(ReadOnlySpan<byte> content)
    {
        var reader = new WireReader(content);
        return reader.TryReadUInt32LittleEndian(out var flags) && reader.TryReadUInt32LittleEndian(out var session)
            ? state.Cluster.Create(
                engine,
                [
                    Value.Count(flags), Value.Count(session), Bit(flags, 0), Value.Count((flags >> 2) & 0xF), Bit(flags, 1), Bit(flags, 6),
                ])
            : null;
    }

    private static Value Bit(uint bits, int position) => Value.Bool((bits >> position & 1) != 0);

    private static Value Short(scoped ref WireReader reader) => reader.TryReadUInt16LittleEndian(out var value) ? Value.Count(value) : default;

    // UTF-16, up to the first NUL.
    private static Value Text(ReadOnlySpan<byte> octets)
    {
        var text = Encoding.Unicode.GetString(octets);
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        return Value.String(end < 0 ? text : text[..end]);
    }

    // Bits 4 and 5 say nothing that the record has a field for.
    private RecordVal Flags(uint bits) => state.Flags.Create(
        engine,
        [
            Bit(bits, 0), Bit(bits, 1), Bit(bits, 2), Bit(bits, 3), Bit(bits, 6), Bit(bits, 7), Bit(bits, 8), Bit(bits, 9), Bit(bits, 10),
        ]);
}
