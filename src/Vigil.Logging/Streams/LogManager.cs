using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Writers;
using Vigil.Runtime;
using Vigil.Runtime.Builtins.Files;

namespace Vigil.Logging.Streams;

/// <summary>The log streams of one engine: what the functions of module <c>Log</c> do.</summary>
public sealed partial class LogManager
{
    private const string PrintStream = "Log::PRINTLOG";

    private readonly EngineContext _engine;
    private readonly LogHub _hub;
    private readonly LogRotations _rotations;
    private readonly Dictionary<long, LogStream> _streams = [];
    private readonly Dictionary<(long Writer, string Path), LogFilter> _paths = [];
    private LogOptions? _options;
    private FuncVal? _streamPolicy;
    private bool _hasBegun;
    private double _flushInterval;
    private double _nextFlush;
    private long _lastFlush;

    /// <summary>The streams of an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="hub">The writers of the process.</param>
    public LogManager(EngineContext engine, LogHub hub)
    {
        _engine = engine;
        _hub = hub;
        _rotations = new(engine);
        hub.AtEnd(End);
        engine.Events.AfterDrain += Tick;
    }

    /// <summary>Whether records are taken and raise their events but reach no log.</summary>
    public bool IsMuted { get; set; }

    private IScriptNames Names => _engine.Service<IScriptNames>();

    /// <summary>Creates a stream; one of the same identifier is replaced.</summary>
    public bool CreateStream(Value id, RecordVal description)
    {
        Begin();
        if (description.Get("columns").Object is not TypeVal { Denoted: RecordType columns })
        {
            _engine.Reporter.Error("logging columns must be a record");
            return false;
        }

        var isLogged = false;
        foreach (var field in columns.Fields)
        {
            isLogged |= field.IsLogged;
            if (field.IsLogged && !IsLoggable(field.Type))
            {
                _engine.Reporter.Error($"type of field '{field.Name}' not support for logging output");
                return false;
            }
        }

        if (!isLogged)
        {
            _engine.Reporter.Error("logged record type does not have any &log attributes");
            return false;
        }

        RemoveStream(id);
        var handler = description.Get("ev").Object as FuncVal;
        _streams[id.AsInt()] = new()
        {
            Id = id,
            Columns = columns,
            Path = description.Text("path", ""),
            Event = handler is null ? null : _engine.Service<EventTable>().Get(handler.FunctionName),
            Policy = description.Get("policy").Object as FuncVal,
            EventGroups = description.Get("event_groups").Object is TableVal groups ? groups.Texts() : [],
            Delays = new(
                description.Get("max_delay_interval") is { IsSet: true } longest ? longest.AsDouble() : 0,
                description.Number("max_delay_queue_size")),
            Limits = new(
                description.Number("max_field_string_bytes"),
                description.Number("max_total_string_bytes"),
                description.Number("max_field_container_elements"),
                description.Number("max_total_container_elements"),
                Names.Count("Log::max_log_record_size", 0)),
        };
        if (_streams[id.AsInt()].Name == PrintStream)
            ScriptRuntime.Of(_engine).PrintRedirect = PrintLog.For(_engine, this, id, Names) is { } print ? print.Write : null;
        return true;
    }

    /// <summary>Removes a stream; what it holds back is written, then its logs are closed.</summary>
    public bool RemoveStream(Value id)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        ReleaseAll(stream);
        while (stream.Filters.Count > 0)
            Remove(stream, stream.Filters[^1], closes: true);
        foreach (var log in stream.RemoteLogs.Values)
            Close(log, closes: true);
        return _streams.Remove(id.AsInt());
    }

    /// <summary>Takes records again, or no longer; the stream's event groups follow.</summary>
    public bool EnableStream(Value id, bool enable)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        if (stream.IsEnabled == enable)
            return true;
        stream.IsEnabled = enable;
        var runtime = ScriptRuntime.Of(_engine);
        foreach (var name in stream.EventGroups)
        {
            if (runtime.Program.FindGroup(name) is >= 0 and var group)
                runtime.SetGroup(group, enable);
        }

        return true;
    }

    /// <summary>Adds a filter; one of the same name is replaced.</summary>
    public bool AddFilter(Value id, RecordVal description)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        var filter = LogFilter.Of(stream, description, Names.FindValue("Log::default_writer"));
        RemoveFilter(id, filter.Name);
        stream.Filters.Add(filter);
        return true;
    }

    /// <summary>Removes a filter, if there is one of that name.</summary>
    public bool RemoveFilter(Value id, string name)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        if (stream.Filters.Find(f => f.Name == name) is { } filter)
            Remove(stream, filter, closes: false);
        return true;
    }

    /// <summary>Chooses whether a stream's logs gather rows for larger writes.</summary>
    public bool SetBuffering(Value id, bool enabled)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        stream.IsBuffered = enabled;
        foreach (var log in stream.Logs)
            log.Output?.SetBuffering(enabled);

        return true;
    }

    /// <summary>Brings rows of a stream to their files.</summary>
    public bool Flush(Value id)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        foreach (var log in stream.Logs)
            log.Output?.Flush();

        return true;
    }

    /// <summary>Hands all gathered rows to the writers; <paramref name="toDisk"/> also brings them to their files.</summary>
    public void FlushAll(bool toDisk)
    {
        foreach (var stream in _streams.Values)
        {
            foreach (var log in stream.Logs)
            {
                if (toDisk)
                    log.Output?.Flush();
                else
                    log.Output?.HandOver();
            }
        }
    }

    // After every packet and every round of events: rows do not wait longer than they should where few come. They wait by
    // the clock of the wall, which is asked only now and then: a capture whose minutes pass in a second would else wake
    // every writer for a row or two.
    private void Tick()
    {
        _rotations.HandleDone();
        if (!_hasBegun || _engine.Now.Seconds < _nextFlush)
            return;
        _nextFlush = _engine.Now.Seconds + _flushInterval;
        if (_hub.Clock.GetElapsedTime(_lastFlush).TotalSeconds < _flushInterval / 2)
            return;
        _lastFlush = _hub.Clock.GetTimestamp();
        FlushAll(toDisk: false);
    }

    // All engines have finished, the writers have not.
    private void End()
    {
        foreach (var stream in _streams.Values)
            ReleaseAll(stream);
        FlushAll(toDisk: false);
        _rotations.RotateAll();
        FlushAll(toDisk: false); // post-processors may log
        _engine.Find<ScriptFiles>()?.FlushAll();
    }

    private void Begin()
    {
        if (_hasBegun)
            return;
        _hasBegun = true;
        _options = LogOptions.From(Names);
        _streamPolicy = Names.FindValue("Log::log_stream_policy").Object is Runtime.Code.HookVal { Bodies.Bodies: not [] } policy ? policy : null;
        _flushInterval = Math.Max(0.01, Names.Double("Log::flush_interval", 1));
        if (_options.KeepsShadows && !IsMuted && Names.FindValue("Log::default_writer") is { IsSet: true, Type: EnumType type }
            && type.TryGetValue("Log::WRITER_ASCII", out var ascii))
            _rotations.RotateLeftovers(_options.Directory, Value.Enum(type, ascii));
    }

    private void Remove(LogStream stream, LogFilter filter, bool closes)
    {
        foreach (var log in filter.Logs.Values)
            Close(log, closes);

        foreach (var path in _paths.Where(p => ReferenceEquals(p.Value, filter)).Select(static p => p.Key).ToList())
            _paths.Remove(path);
        stream.Filters.Remove(filter);
    }

    private void Close(OpenLog log, bool closes)
    {
        _rotations.Stop(log);
        if (log.Output is not null)
            _hub.Leave(log.Output, closes);
    }

    private static bool IsLoggable(ScriptType type) => type switch
    {
        TableType table => table.IsSet && table.Indices is [not (RecordType or TableType or VectorType)],
        VectorType vector => vector.Element is not (RecordType or TableType or VectorType),
        _ => type.Tag is not (TypeTag.Any or TypeTag.Opaque or TypeTag.Pattern),
    };
}
