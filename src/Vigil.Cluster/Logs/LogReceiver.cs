using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Streams;

namespace Vigil.Cluster.Logs;

/// <summary>Writes rows of other nodes to the logs of this one. Streams that scripts here do not know are passed over.</summary>
internal sealed class LogReceiver(EngineContext context)
{
    private readonly LogManager? _logs = context.Find<LogManager>();

    /// <summary>A log that rows will come for.</summary>
    public void Open(ZeekLogCreate create)
    {
        if (_logs is null || !TryFind("Log::ID", create.Stream, "stream", out var stream) || !TryFind("Log::Writer", create.Writer, "writer", out var writer))
            return;
        if (LogColumns.Read(create.Fields) is not { } schema)
        {
            context.Reporter.Warning($"failed to unpack remote log fields for stream: {create.Stream}");
            return;
        }

        _logs.OpenRemote(stream, writer, create.Path, schema, Settings(create.WriterInfo));
    }

    /// <summary>A row.</summary>
    public void Write(ZeekLogWrite write)
    {
        if (_logs is null || !TryFind("Log::ID", write.Stream, "stream", out var stream) || !TryFind("Log::Writer", write.Writer, "writer", out var writer))
            return;
        if (!_logs.WriteRemote(stream, writer, write.Path, schema => LogRows.Decode(context, schema, write)))
            context.Reporter.Warning($"failed to unpack remote log values for stream: {write.Stream}");
    }

    private bool TryFind(string type, string name, string what, out Value value)
    {
        var constants = DataRecords.Type<EnumType>(context, type);
        if (!constants.TryGetValue(name, out var number))
        {
            value = default;
            context.Reporter.Warning($"failed to unpack remote log {what} id: {name}");
            return false;
        }

        value = Value.Enum(constants, number);
        return true;
    }

    // The fifth element; Broker has checked its type.
    private static Dictionary<string, string> Settings(BrokerVector info)
    {
        var settings = new Dictionary<string, string>();
        if (info is [_, _, _, _, { Type: DataType.Table } table, ..])
        {
            foreach (var (key, value) in table.AsTable())
            {
                if (key.Type == DataType.String && value.Type == DataType.String)
                    settings[key.AsString()] = value.AsString();
            }
        }

        return settings;
    }
}
