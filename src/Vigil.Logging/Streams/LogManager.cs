using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Streams;

/// <summary>The log streams of one engine: what <c>Log::write</c> does.</summary>
/// <remarks>
/// record -> global policy -> stream policy -> event -> for each filter: policy, path, columns -> row -> the writer's batch.
/// </remarks>
public sealed class LogManager(EngineContext engine, LogHub hub)
{
    private readonly Dictionary<long, LogStream> _streams = [];
    private readonly Dictionary<(string Writer, string Path), (LogStream Stream, LogFilter Filter)> _paths = [];
    private LogOptions? _options;

    /// <summary>Whether records are taken and raise their events but reach no log.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Rows taken by <c>Log::write</c>, all streams.</summary>
    public long Writes { get; private set; }

    private IScriptNames Names => engine.Service<IScriptNames>();

    /// <summary>Creates a stream; one of the same identifier is replaced.</summary>
    public bool CreateStream(Value id, RecordVal description)
    {
        if (Field(description, "columns").Object is not TypeVal { Denoted: RecordType columns })
        {
            engine.Reporter.Error("logging columns must be a record");
            return false;
        }

        foreach (var field in columns.Fields)
        {
            if (field.IsLogged && !IsLoggable(field.Type))
            {
                engine.Reporter.Error($"type of field '{field.Name}' not support for logging output");
                return false;
            }
        }

        var handler = Field(description, "ev").Object as FuncVal;
        _streams[id.AsInt()] = new()
        {
            Id = id,
            Columns = columns,
            Path = Field(description, "path").Object is ByteString path ? path.ToString() : DefaultPath(id),
            Event = handler is null ? null : engine.Service<EventTable>().Get(handler.FunctionName),
            Policy = Field(description, "policy").Object as FuncVal,
            Limits = new(
                Number(description, "max_field_string_bytes"),
                Number(description, "max_total_string_bytes"),
                Number(description, "max_field_container_elements"),
                Number(description, "max_total_container_elements")),
        };
        return true;
    }

    /// <summary>Removes a stream; its writers stay until the end of the run.</summary>
    public bool RemoveStream(Value id) => _streams.Remove(id.AsInt());

    /// <summary>Takes records again, or no longer.</summary>
    public bool EnableStream(Value id, bool enable)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        stream.IsEnabled = enable;
        return true;
    }

    /// <summary>Adds a filter; one of the same name is replaced.</summary>
    public bool AddFilter(Value id, RecordVal description)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        var name = Field(description, "name").AsString().ToString();
        RemoveFilter(id, name);
        var extension = Field(description, "ext_func").Object as FuncVal;
        var extensionType = extension?.FunctionType.Result as RecordType;
        var writer = Field(description, "writer");
        var columns = new LogColumnOptions
        {
            Include = Field(description, "include").Object is TableVal { Count: > 0 } include ? TextsOf(include) : null,
            Exclude = Field(description, "exclude").Object is TableVal exclude ? TextsOf(exclude) : [],
            NameMap = MapOf(description, "field_name_map"),
            ScopeSeparator = Field(description, "scope_sep").Object is ByteString scope ? scope.ToString() : ".",
            ExtensionPrefix = Field(description, "ext_prefix").Object is ByteString prefix ? prefix.ToString() : "_",
        };
        var pathFunction = Field(description, "path_func").Object as FuncVal;
        var filter = new LogFilter
        {
            Name = name,
            Description = description,
            Writer = writer.IsSet ? ((EnumType)writer.Type).NameOf(writer.AsInt()) : "Log::WRITER_ASCII",
            Schema = LogSchema.Of(stream.Columns, extensionType, columns),
            Path = Field(description, "path").Object is ByteString path ? path.ToString() : stream.Path,
            PathFunction = pathFunction,
            ExtensionFunction = extensionType is null ? null : extension,
            Policy = Field(description, "policy").Object as FuncVal,
            Config = MapOf(description, "config"),
            IsLocal = Field(description, "log_local") is not { IsSet: true } local || local.AsBool(),
        };
        if (pathFunction is null)
            filter.Path = Claim(filter.Path, stream, filter);
        stream.Filters.Add(filter);
        return true;
    }

    /// <summary>Removes a filter.</summary>
    public bool RemoveFilter(Value id, string name)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        var index = stream.Filters.FindIndex(f => f.Name == name);
        if (index < 0)
            return false;
        foreach (var output in stream.Filters[index].Outputs.Values)
            output.Flush();
        foreach (var path in _paths.Where(p => ReferenceEquals(p.Value.Filter, stream.Filters[index])).Select(static p => p.Key).ToList())
            _paths.Remove(path);
        stream.Filters.RemoveAt(index);
        return true;
    }

    /// <summary>Writes a record to a stream.</summary>
    /// <returns><see langword="false"/> if there is no such stream or the record does not fit it.</returns>
    public bool Write(Value id, RecordVal record)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        if (!stream.IsEnabled)
            return true;
        if (!ReferenceEquals(record.RecordType, stream.Columns) && !TryCoerce(record, stream.Columns, out record))
        {
            engine.Reporter.Error("incompatible log record type");
            return false;
        }

        var passes = Permits(Names.FindValue("Log::log_stream_policy").Object as FuncVal, Value.Of(record), id);
        Writes++;
        if (!passes)
            return true;
        if (stream.Event is { IsHandled: true } handle)
            handle.Raise(Value.Of(record));
        for (var i = 0; i < stream.Filters.Count && !IsMuted; i++)
            Write(stream, stream.Filters[i], record);
        return true;
    }

    /// <summary>Brings rows of a stream to their files.</summary>
    public bool Flush(Value id)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        foreach (var filter in stream.Filters)
        {
            foreach (var output in filter.Outputs.Values)
                output.Flush();
        }

        return true;
    }

    /// <summary>Hands all gathered rows to the writers; <paramref name="toDisk"/> also brings them to their files.</summary>
    public void FlushAll(bool toDisk)
    {
        foreach (var stream in _streams.Values)
        {
            foreach (var filter in stream.Filters)
            {
                foreach (var output in filter.Outputs.Values)
                {
                    if (toDisk)
                        output.Flush();
                    else
                        output.HandOver();
                }
            }
        }
    }

    private void Write(LogStream stream, LogFilter filter, RecordVal record)
    {
        if (!Permits(filter.Policy ?? stream.Policy, Value.Of(record), stream.Id, Value.Of(filter.Description)))
            return;
        if (!filter.IsLocal)
            return;
        var path = filter.Path;
        if (filter.PathFunction is not null)
        {
            var result = filter.PathFunction.Invoke(engine, [stream.Id, Value.String(filter.Path), Value.Of(record)]);
            if (result.Object is not ByteString computed)
                return;
            path = computed.ToString();
        }

        if (!filter.Outputs.TryGetValue(path, out var output))
        {
            var options = _options ??= LogOptions.From(Names);
            var open = filter.PathFunction is null ? path : Claim(path, stream, filter);
            output = hub.Open(filter.Writer, new(open, filter.Schema, filter.Config), options);
            filter.Outputs.Add(path, output);
        }

        var extension = filter.ExtensionFunction?.Invoke(engine, [Value.String(path)]).Object as RecordVal;
        var row = filter.Schema.Read(record, extension);
        stream.Limits.Apply(row);
        output.Write(row);
    }

    // Two filters that write differently to one path would spoil the file: the later one gets a path of its own.
    private string Claim(string path, LogStream stream, LogFilter filter)
    {
        var unique = path;
        for (var n = 2; _paths.TryGetValue((filter.Writer, unique), out var owner)
            && !(ReferenceEquals(owner.Stream, stream) && owner.Filter.Name == filter.Name); n++)
            unique = $"{path}-{n}";
        _paths[(filter.Writer, unique)] = (stream, filter);
        return unique;
    }

    private bool Permits(FuncVal? hook, params ReadOnlySpan<Value> arguments) =>
        hook is null || hook.Invoke(engine, arguments[..Math.Min(arguments.Length, hook.FunctionType.Parameters.Length)]) is not { IsSet: true } result
        || result.AsBool();

    private static bool TryCoerce(RecordVal record, RecordType type, out RecordVal coerced)
    {
        coerced = RecordVal.CreateUnset(type);
        for (var slot = 0; slot < record.Count; slot++)
        {
            var target = type.SlotOf(record.RecordType.Fields[slot].Name);
            if (target < 0)
                return false;
            coerced[target] = record[slot];
        }

        return true;
    }

    private static bool IsLoggable(ScriptType type) => type switch
    {
        TableType table => table.IsSet && table.Indices is [not (RecordType or TableType or VectorType)],
        VectorType vector => vector.Element is not (RecordType or TableType or VectorType),
        _ => type.Tag is not (TypeTag.Any or TypeTag.Opaque or TypeTag.Pattern),
    };

    // Conn::LOG -> conn, FooBar::LOG -> foo_bar.
    private static string DefaultPath(Value id)
    {
        var name = ((EnumType)id.Type).NameOf(id.AsInt());
        var module = name.EndsWith("::LOG", StringComparison.Ordinal) ? name[..^5] : name;
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < module.Length; i++)
        {
            var c = module[i];
            if (c == ':')
            {
                if (text.Length > 0 && text[^1] != '_')
                    text.Append('_');
                continue;
            }

            var startsWord = char.IsUpper(c) && i > 0 && (char.IsLower(module[i - 1])
                || (i + 1 < module.Length && char.IsUpper(module[i - 1]) && char.IsLower(module[i + 1])));
            if (startsWord && text.Length > 0 && text[^1] != '_')
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static Value Field(RecordVal record, string name) =>
        record.RecordType.SlotOf(name) is >= 0 and var slot ? record[slot] : default;

    private static ulong Number(RecordVal record, string name) =>
        Field(record, name) is { IsSet: true } value ? value.AsCount() : 0;

    private static HashSet<string> TextsOf(TableVal set)
    {
        var texts = new HashSet<string>();
        for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
            texts.Add(set.KeyAt(cursor)[0].AsString().ToString());
        return texts;
    }

    private static Dictionary<string, string> MapOf(RecordVal record, string name)
    {
        var map = new Dictionary<string, string>();
        if (Field(record, name).Object is TableVal table)
        {
            for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
                map.Add(table.KeyAt(cursor)[0].AsString().ToString(), table.ValueAt(cursor).AsString().ToString());
        }

        return map;
    }
}
