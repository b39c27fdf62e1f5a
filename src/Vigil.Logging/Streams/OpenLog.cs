using Vigil.Core.Timing;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Streams;

/// <summary>A log that a filter has open: the way to its writer, and when its file was begun.</summary>
internal sealed class OpenLog(LogStream stream, LogFilter filter, string path, LogOutput? output)
{
    /// <summary>The stream.</summary>
    public LogStream Stream { get; } = stream;

    /// <summary>The filter.</summary>
    public LogFilter Filter { get; } = filter;

    /// <summary>The path it was opened under.</summary>
    public string Path { get; } = path;

    /// <summary>The way to the writer; <see langword="null"/> if its rows only go to other nodes.</summary>
    public LogOutput? Output { get; } = output;

    /// <summary>What other nodes are told of it; <see langword="null"/> if its rows stay here.</summary>
    public ForwardedLog? Forwarded { get; init; }

    /// <summary>Rows handed to the writer.</summary>
    public long Rows { get; set; }

    /// <summary>When its file was begun.</summary>
    public NetworkTime Opened { get; set; }

    /// <summary>Rotates it, if it is to be rotated.</summary>
    public RotationTimer? Rotation { get; set; }
}
