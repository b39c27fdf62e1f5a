using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>A log stream: a record type and the filters its records go through.</summary>
internal sealed class LogStream
{
    /// <summary>The constant of <c>Log::ID</c>.</summary>
    public required Value Id { get; init; }

    /// <summary>Type of its records.</summary>
    public required RecordType Columns { get; init; }

    /// <summary>Path of filters that have none; empty if the stream has none either.</summary>
    public required string Path { get; init; }

    /// <summary>Raised for every record, or <see langword="null"/>.</summary>
    public EventHandle? Event { get; init; }

    /// <summary>May veto records.</summary>
    public FuncVal? Policy { get; init; }

    /// <summary>Limits on what a record may hold.</summary>
    public required LogLimits Limits { get; init; }

    /// <summary>Event groups that are switched with the stream.</summary>
    public required IReadOnlyCollection<string> EventGroups { get; init; }

    /// <summary>Records that scripts hold back.</summary>
    public required DelayQueue Delays { get; init; }

    /// <summary>Records taken so far.</summary>
    public long Writes { get; set; }

    /// <summary>Whether records are taken.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Whether its logs gather rows for larger writes.</summary>
    public bool IsBuffered { get; set; } = true;

    /// <summary>Filters, in the order they were added.</summary>
    public List<LogFilter> Filters { get; } = [];

    /// <summary>Logs that rows of other nodes go to, by writer and path.</summary>
    public Dictionary<(long Writer, string Path), OpenLog> RemoteLogs { get; } = [];

    /// <summary>All logs it has open.</summary>
    public IEnumerable<OpenLog> Logs => Filters.SelectMany(static f => f.Logs.Values).Concat(RemoteLogs.Values);

    /// <summary>Its name, e.g. <c>Conn::LOG</c>.</summary>
    public string Name => ((EnumType)Id.Type).NameOf(Id.AsInt());
}
