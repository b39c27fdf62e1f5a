using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Writes rows of one log; lives on a thread of its own.</summary>
public abstract class LogWriter
{
    /// <summary>Called once before the first row.</summary>
    /// <exception cref="IOException">The log cannot be opened.</exception>
    public abstract void DoInit(LogTarget target);

    /// <summary>Writes one row, in the order of the columns; sets and vectors come as <see cref="ListVal"/>.</summary>
    public abstract void DoWrite(ReadOnlySpan<Value> row);

    /// <summary>Brings what is buffered to the file.</summary>
    public abstract void DoFlush();

    /// <summary>Called once at the end; everything must be on disk when it returns.</summary>
    public abstract void DoFinish();
}
