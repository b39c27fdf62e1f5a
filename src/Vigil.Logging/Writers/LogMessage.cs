using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>What an engine asks of a log's thread.</summary>
internal sealed class LogMessage
{
    private LogMessage(LogRequest request) => Request = request;

    /// <summary>Bring what is held to its file.</summary>
    public static LogMessage Flush { get; } = new(LogRequest.Flush);

    /// <summary>What is asked.</summary>
    public LogRequest Request { get; }

    /// <summary>The rows of <see cref="LogRequest.Write"/>.</summary>
    public List<Value[]> Batch { get; private init; } = [];

    /// <summary>Of <see cref="LogRequest.SetBuffering"/>.</summary>
    public bool IsBuffered { get; private init; }

    /// <summary>Of <see cref="LogRequest.Rotate"/>.</summary>
    public LogRotation? Rotation { get; private init; }

    /// <summary>Told, on the log's thread, what a rotated file is called; <see langword="null"/> if there was none.</summary>
    public Action<string?>? OnRotated { get; private init; }

    /// <summary>Write rows.</summary>
    public static LogMessage Rows(List<Value[]> batch) => new(LogRequest.Write) { Batch = batch };

    /// <summary>Hold rows back, or do not.</summary>
    public static LogMessage SetBuffering(bool enabled) => new(LogRequest.SetBuffering) { IsBuffered = enabled };

    /// <summary>Put the file aside.</summary>
    public static LogMessage Rotate(LogRotation rotation, Action<string?> onDone) =>
        new(LogRequest.Rotate) { Rotation = rotation, OnRotated = onDone };
}
