namespace Vigil.Broker;

/// <summary>A column of a log.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SecondaryName">Another name, if it has one.</param>
/// <param name="Type">Zeek's number of its type.</param>
/// <param name="Subtype">The number of its elements' type, for sets and vectors.</param>
/// <param name="IsOptional">Whether it may be unset.</param>
public sealed record ZeekLogField(string Name, string? SecondaryName, ZeekLogType Type, ZeekLogType Subtype, bool IsOptional);

/// <summary>A log stream is there: its columns, and how it is written.</summary>
public sealed class ZeekLogCreate : ZeekMessage
{
    private ZeekLogCreate(BrokerData data, string stream, string writer, string path, BrokerVector writerInfo, IReadOnlyList<ZeekLogField> fields)
        : base(data)
    {
        Stream = stream;
        Writer = writer;
        Path = path;
        WriterInfo = writerInfo;
        Fields = fields;
    }

    /// <inheritdoc/>
    public override ZeekMessageType Type => ZeekMessageType.LogCreate;

    /// <summary>The stream, <c>Conn::LOG</c>.</summary>
    public string Stream { get; }

    /// <summary>The writer, <c>Log::WRITER_ASCII</c>.</summary>
    public string Writer { get; }

    /// <summary>The path, <c>conn</c>.</summary>
    public string Path { get; }

    /// <summary>Path, rotation base and interval in seconds, network time, configuration, name of the rotation function.</summary>
    public BrokerVector WriterInfo { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<ZeekLogField> Fields { get; }

    /// <summary>Makes one.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="writer">The writer.</param>
    /// <param name="path">The path.</param>
    /// <param name="fields">The columns.</param>
    /// <param name="rotation">Base and interval of the rotation, in seconds.</param>
    /// <param name="networkTime">The network time, seconds since 1970.</param>
    /// <param name="configuration">The writer's settings.</param>
    /// <param name="rotationFunction">What is called after a rotation.</param>
    public static ZeekLogCreate Create(
        string stream, string writer, string path, IReadOnlyList<ZeekLogField> fields, (double Base, double Interval) rotation = default,
        double networkTime = 0, IReadOnlyDictionary<string, string>? configuration = null, string rotationFunction = "")
    {
        ArgumentNullException.ThrowIfNull(fields);
        var columns = new BrokerData[fields.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = fields[i];
            columns[i] = BrokerData.Vector(
                field.Name, field.SecondaryName is { } second ? second : default(BrokerData), (ulong)field.Type, (ulong)field.Subtype, field.IsOptional);
        }

        var settings = new Dictionary<BrokerData, BrokerData>();
        foreach (var (key, value) in configuration ?? new Dictionary<string, string>())
            settings[key] = value;
        var info = BrokerData.Vector(path, rotation.Base, rotation.Interval, networkTime, settings, rotationFunction);
        var data = Wrap(ZeekMessageType.LogCreate, BrokerData.Vector(new BrokerEnum(stream), new BrokerEnum(writer), info, columns));
        return new ZeekLogCreate(data, stream, writer, path, info.AsVector(), fields);
    }

    internal static ZeekLogCreate? Parse(BrokerData data, BrokerData content)
    {
        if (content.AsVector() is not [{ Type: DataType.EnumValue } stream, { Type: DataType.EnumValue } writer,
            { Type: DataType.Vector } info, { Type: DataType.Vector } columns, ..])
        {
            return null;
        }

        if (info.AsVector() is not [{ Type: DataType.String } path, { Type: DataType.Real }, { Type: DataType.Real }, { Type: DataType.Real },
            { Type: DataType.Table }, { Type: DataType.String }, ..])
        {
            return null;
        }

        var fields = new List<ZeekLogField>();
        foreach (var column in columns.AsVector())
        {
            if (column.Type != DataType.Vector || column.AsVector() is not [{ Type: DataType.String } name, var second,
                { Type: DataType.Count } type, { Type: DataType.Count } subtype, { Type: DataType.Boolean } optional, ..])
            {
                return null;
            }

            fields.Add(new ZeekLogField(
                name.AsString(), second.Type == DataType.String ? second.AsString() : null,
                (ZeekLogType)Math.Min(type.AsCount(), int.MaxValue), (ZeekLogType)Math.Min(subtype.AsCount(), int.MaxValue), optional.AsBoolean()));
        }

        return new ZeekLogCreate(data, stream.AsEnum(), writer.AsEnum(), path.AsString(), info.AsVector(), fields);
    }
}
