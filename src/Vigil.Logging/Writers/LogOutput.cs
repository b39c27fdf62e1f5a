using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>One engine's end of a log: gathers rows and hands them over in batches.</summary>
internal sealed class LogOutput(LogThread thread, int batchSize, bool isOwner)
{
    private List<Value[]> _rows = [];

    /// <summary>Whether this engine opened the log and hence is the one that rotates it.</summary>
    public bool IsOwner { get; } = isOwner;

    /// <summary>The writer's thread.</summary>
    public LogThread Thread { get; } = thread;

    /// <summary>Whether rows wait for others; else each goes to its file at once.</summary>
    public bool IsBuffered { get; private set; } = true;

    /// <summary>Adds a row.</summary>
    public void Write(Value[] row)
    {
        _rows.Add(row);
        if (!IsBuffered)
            Flush();
        else if (_rows.Count >= batchSize)
            HandOver();
    }

    /// <summary>Hands over what was gathered.</summary>
    public void HandOver()
    {
        if (_rows.Count == 0)
            return;
        Thread.Post(LogMessage.Rows(_rows));
        _rows = new(batchSize);
    }

    /// <summary>Hands over and asks the writer to bring everything to its file.</summary>
    public void Flush()
    {
        HandOver();
        Thread.Post(LogMessage.Flush);
    }

    /// <summary>Chooses whether rows wait for others.</summary>
    public void SetBuffering(bool enabled)
    {
        IsBuffered = enabled;
        HandOver();
        Thread.Post(LogMessage.SetBuffering(enabled));
    }

    /// <summary>Hands over and asks the writer to put its file aside.</summary>
    public void Rotate(LogRotation rotation, Action<string?> onDone)
    {
        HandOver();
        Thread.Post(LogMessage.Rotate(rotation, onDone));
    }
}
