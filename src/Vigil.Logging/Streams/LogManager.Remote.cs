using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Streams;

/// <content>Rows to and from other nodes. A row that comes has been through policies and filters where it was made.</content>
public sealed partial class LogManager
{
    /// <summary>Who brings rows to other nodes, if this engine has any.</summary>
    public ILogForwarder? Forwarder { get; set; }

    /// <summary>The logs opened so far whose rows go to other nodes.</summary>
    public IEnumerable<ForwardedLog> ForwardedLogs
    {
        get
        {
            foreach (var stream in _streams.Values)
            {
                foreach (var filter in stream.Filters)
                {
                    foreach (var log in filter.Logs.Values)
                    {
                        if (log.Forwarded is { } forwarded)
                            yield return forwarded;
                    }
                }
            }
        }
    }

    /// <summary>Lets go of all records that scripts hold back.</summary>
    public void ReleaseDelayed()
    {
        foreach (var stream in _streams.Values)
            ReleaseAll(stream);
    }

    /// <summary>Opens a log for rows of other nodes. One that is open stays as it is.</summary>
    /// <param name="id">The stream; nothing happens if it is not known here.</param>
    /// <param name="writer">The writer, a <c>Log::Writer</c>.</param>
    /// <param name="path">The path.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="config">Settings of the writer.</param>
    /// <remarks>Rotation is that of the filter here which writes to the same path, if there is one.</remarks>
    public void OpenRemote(Value id, Value writer, string path, LogSchema schema, IReadOnlyDictionary<string, string> config)
    {
        Begin();
        if (!_streams.TryGetValue(id.AsInt(), out var stream) || stream.RemoteLogs.ContainsKey((writer.AsInt(), path)))
            return;
        var model = stream.Filters.Find(f => f.Writer.AsInt() == writer.AsInt() && (f.Path == path || f.Logs.ContainsKey(path)));
        var filter = new LogFilter
        {
            Name = model?.Name ?? "",
            Description = model?.Description ?? RecordVal.CreateUnset(Names.Record("Log::Filter")),
            Writer = writer,
            Schema = schema,
            Path = path,
            Config = config,
            IsLocal = true,
            IsRemote = false,
            RotationInterval = model?.RotationInterval ?? Names.Double("Log::default_rotation_interval", 0),
            PostProcessor = model?.PostProcessor,
        };
        var target = TargetOf(filter, path);
        stream.RemoteLogs.Add((writer.AsInt(), path), OpenOutput(stream, filter, target));
    }

    /// <summary>Writes a row of another node.</summary>
    /// <param name="id">The stream.</param>
    /// <param name="writer">The writer, a <c>Log::Writer</c>.</param>
    /// <param name="path">The path.</param>
    /// <param name="toRow">Makes the row for the columns; <see langword="null"/> if it does not fit them.</param>
    /// <returns><see langword="false"/> if it does not fit the columns. A row of a log that nobody has opened is passed over.</returns>
    public bool WriteRemote(Value id, Value writer, string path, Func<LogSchema, Value[]?> toRow)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream) || !stream.IsEnabled || !stream.RemoteLogs.TryGetValue((writer.AsInt(), path), out var log))
            return true;
        if (toRow(log.Filter.Schema) is not { } row)
            return false;
        log.Rows++;
        log.Output?.Write(row);
        return true;
    }

    private LogTarget TargetOf(LogFilter filter, string path) => new(path, filter.Schema, filter.Config)
    {
        RotationInterval = filter.RotationInterval,
        RotationBase = LogRotations.BaseTime(Names),
        PostProcessor = filter.PostProcessor?.FunctionName ?? "",
    };

    private OpenLog OpenOutput(LogStream stream, LogFilter filter, LogTarget target)
    {
        var writer = NameOf(filter.Writer);
        var output = filter.IsLocal ? _hub.Open(writer, target, _options!) : null; // Begin has read them
        if (!stream.IsBuffered)
            output?.SetBuffering(false);
        var log = new OpenLog(stream, filter, target.Path, output) { Forwarded = filter.IsRemote ? new(stream.Id, writer, target) : null };
        _rotations.Start(log);
        return log;
    }

    private static string NameOf(Value writer) => ((EnumType)writer.Type).NameOf(writer.AsInt());
}
