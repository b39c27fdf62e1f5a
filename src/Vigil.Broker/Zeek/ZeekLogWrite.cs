namespace Vigil.Broker;

/// <summary>A line of a log; its values are in Zeek's own format, see <see cref="ZeekLogValues"/>.</summary>
public sealed class ZeekLogWrite : ZeekMessage
{
    private ZeekLogWrite(BrokerData data, string stream, string writer, string path, ReadOnlyMemory<byte> values)
        : base(data)
    {
        Stream = stream;
        Writer = writer;
        Path = path;
        Values = values;
    }

    /// <inheritdoc/>
    public override ZeekMessageType Type => ZeekMessageType.LogWrite;

    /// <summary>The stream.</summary>
    public string Stream { get; }

    /// <summary>The writer.</summary>
    public string Writer { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The values as they are on the wire.</summary>
    public ReadOnlyMemory<byte> Values { get; }

    /// <summary>Makes one.</summary>
    public static ZeekLogWrite Create(string stream, string writer, string path, ReadOnlyMemory<byte> values)
    {
        var content = BrokerData.Vector(new BrokerEnum(stream), new BrokerEnum(writer), path, BrokerData.String(values.Span));
        return new ZeekLogWrite(Wrap(ZeekMessageType.LogWrite, content), stream, writer, path, values);
    }

    /// <summary>Reads the values.</summary>
    /// <returns><see langword="false"/> if they are malformed.</returns>
    public bool TryReadValues(out IReadOnlyList<ZeekLogValue> values) => ZeekLogValues.TryRead(Values.Span, out values);

    internal static ZeekLogWrite? Parse(BrokerData data, BrokerData content)
    {
        if (content.AsVector() is not [{ Type: DataType.EnumValue } stream, { Type: DataType.EnumValue } writer,
            { Type: DataType.String } path, { Type: DataType.String } values, ..])
        {
            return null;
        }

        return new ZeekLogWrite(data, stream.AsEnum(), writer.AsEnum(), path.AsString(), values.AsBytes());
    }
}
