using System.Text;
using Vigil.Core.Diagnostics;

namespace Vigil.Cli;

/// <summary>A file that says in one line what the program is doing, for those who supervise it (<c>-U</c>).</summary>
internal sealed class StatusFile
{
    private readonly string? _path;
    private readonly Lock _lock = new();
    private bool _isOver;

    /// <summary>Begins the file; without a path nothing is ever written.</summary>
    /// <exception cref="FatalError">It cannot be written.</exception>
    public StatusFile(string? path)
    {
        _path = path;
        try
        {
            Write("INITIALIZING", "main");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FatalError($"cannot write status file {path}: {e.Message}");
        }
    }

    /// <summary>Scripts are loaded; packets or peers are attended to.</summary>
    public void Running() => Try("RUNNING", "run_loop");

    /// <summary>The end has begun.</summary>
    /// <param name="reason">Why.</param>
    public void Terminating(string reason) => Try("TERMINATING", reason);

    /// <summary>The program is over; what comes later does not change that.</summary>
    /// <param name="reason">Whether in order.</param>
    public void Terminated(string reason)
    {
        Try("TERMINATED", reason);
        _isOver = true;
    }

    // A supervisor that cannot be told is no reason to stop.
    private void Try(string state, string reason)
    {
        try
        {
            Write(state, reason);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it finds it gone, and knows.
        }
    }

    // Rewritten in place: readers never find it missing, and the line is short enough to be there whole.
    private void Write(string state, string reason)
    {
        if (_path is null)
            return;
        lock (_lock)
        {
            if (_isOver)
                return;
            using var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            var line = Encoding.UTF8.GetBytes($"{state} [{reason}]\n");
            file.Write(line);
            file.SetLength(line.Length);
        }
    }
}
