using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <content>
/// The way of a record: event -> Log::log_stream_policy (where scripts may hold it back) -> for each filter: policy, path,
/// columns -> row -> the writer's batch.
/// </content>
public sealed partial class LogManager
{
    private const string DefaultPathFunction = "Log::default_path_func";

    /// <summary>Rows taken by <c>Log::write</c>, all streams.</summary>
    public long Writes { get; private set; }

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
            _engine.Reporter.Error("incompatible log record type");
            return false;
        }

        Writes++;
        stream.Writes++;
        if (stream.Event is { IsHandled: true } handle)
            handle.Raise(Value.Of(record));
        if (_streamPolicy is null)
        {
            WriteToFilters(stream, record, isVetoed: false);
            return true;
        }

        var write = new DelayedWrite(this, stream, record);
        _active.Push(write);
        var passes = Permits(_streamPolicy, Value.Of(record), id);
        _active.Pop();
        if (passes && write.IsDelayed)
            Hold(write);
        else
            WriteToFilters(stream, record, isVetoed: !passes);
        return true;
    }

    /// <summary>Tells how many records each stream has taken, and how many rows went to each log that is open.</summary>
    /// <param name="stream">Told name and records of a stream.</param>
    /// <param name="log">Told writer, stream, filter, path and rows of a log.</param>
    public void Count(Action<string, long> stream, Action<string, string, string, string, long> log)
    {
        foreach (var each in _streams.Values)
        {
            if (each.Writes > 0)
                stream(each.Name, each.Writes);
            foreach (var filter in each.Filters)
            {
                foreach (var (path, open) in filter.Logs)
                    log(NameOf(filter.Writer), each.Name, filter.Name, path, open.Rows);
            }
        }
    }

    // The policies of filters are asked also about what the stream's policy has refused: they may have other reasons to look.
    private void WriteToFilters(LogStream stream, RecordVal record, bool isVetoed)
    {
        for (var i = 0; i < stream.Filters.Count && !IsMuted; i++)
        {
            var filter = stream.Filters[i];
            var passes = Permits(filter.Policy ?? stream.Policy, Value.Of(record), stream.Id, Value.Of(filter.Description));
            if (passes && !isVetoed && (filter.IsLocal || (filter.IsRemote && Forwarder is not null)))
                Write(stream, filter, record);
        }
    }

    private void Write(LogStream stream, LogFilter filter, RecordVal record)
    {
        var path = filter.Path;
        if (filter.PathFunction is not null)
        {
            if (filter.PathFunction.Invoke(_engine, [stream.Id, Value.String(path), Value.Of(record)]).Object is not ByteString computed)
                return;
            path = computed.ToString();
            if (filter.Path.Length == 0)
                filter.Path = path;
            if (filter.PathFunction.FunctionName == DefaultPathFunction)
                filter.PathFunction = null; // it yields the same for every record
        }

        if (!filter.Logs.TryGetValue(path, out var log))
            log = Open(stream, filter, path);
        var extension = filter.ExtensionFunction?.Invoke(_engine, [Value.String(path)]).Object as RecordVal;
        var row = filter.Schema.Read(record, extension);
        var cut = stream.Limits.Apply(row);
        if (cut != LogCut.None)
            Report(stream, cut);
        if ((cut & LogCut.TooLarge) == 0)
        {
            log.Rows++;
            log.Output?.Write(row);
            if (log.Forwarded is not null)
                Forwarder?.Forward(log.Forwarded, row);
        }
    }

    private OpenLog Open(LogStream stream, LogFilter filter, string path)
    {
        var log = OpenOutput(stream, filter, TargetOf(filter, Claim(path, filter)));
        filter.Logs.Add(path, log);
        return log;
    }

    // Two filters that write differently to one path would spoil the file: the later one gets a path of its own.
    private string Claim(string path, LogFilter filter)
    {
        var writer = filter.Writer.AsInt();
        var unique = path;
        for (var n = 2; _paths.TryGetValue((writer, unique), out var owner) && !ReferenceEquals(owner, filter); n++)
            unique = $"{path}-{n}";
        if (unique != path)
        {
            _engine.Reporter.Warning($"Write using filter '{filter.Name}' on path '{path}' changed to use new path '{unique}' "
                + $"to avoid conflict with filter '{_paths[(writer, path)].Name}'");
        }

        _paths[(writer, unique)] = filter;
        return unique;
    }

    private bool Permits(FuncVal? hook, params ReadOnlySpan<Value> arguments) =>
        hook is null || hook.Invoke(_engine, arguments[..Math.Min(arguments.Length, hook.FunctionType.Parameters.Length)]) is not { IsSet: true } result
        || result.AsBool();

    private void Report(LogStream stream, LogCut cut)
    {
        if ((cut & LogCut.Strings) != 0)
            Weird("log_string_field_truncated", stream.Name);
        if ((cut & LogCut.Containers) != 0)
            Weird("log_container_field_truncated", stream.Name);
        if ((cut & LogCut.TooLarge) != 0)
            Weird("log_line_too_large", stream.Name);
    }

    private void Weird(string name, string detail)
    {
        if (_engine.Service<EventTable>().Find("net_weird") is { IsHandled: true } weird)
            weird.Raise(Value.String(name), Value.String(detail), Value.String(""));
    }

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
}
