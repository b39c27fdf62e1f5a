using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Writes the rows of one log. All calls come from the log's own thread, never two at a time.</summary>
/// <remarks>
/// <para>
/// <see cref="DoInit"/> -> <see cref="DoWrite"/>, <see cref="DoFlush"/>, <see cref="DoSetBuf"/>, <see cref="DoRotate"/>,
/// <see cref="DoHeartbeat"/> in any order -> <see cref="DoFinish"/>.
/// </para>
/// <para>
/// An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> says that rows cannot be written for now: the
/// writer stays and is asked to flush again later. Any other exception ends the writer; a new one takes its place.
/// </para>
/// </remarks>
public abstract class LogWriter
{
    /// <summary>Rows taken that are not yet where they belong; lost if the writer ends now.</summary>
    public virtual long Held => 0;

    /// <summary>Called once before the first row.</summary>
    /// <exception cref="IOException">The log cannot be opened; it is tried again later, with a new writer.</exception>
    public abstract void DoInit(LogTarget target);

    /// <summary>Takes one row, in the order of the columns; sets and vectors come as <see cref="ListVal"/>.</summary>
    public abstract void DoWrite(ReadOnlySpan<Value> row);

    /// <summary>Chooses whether rows may be held back for larger writes.</summary>
    public virtual void DoSetBuf(bool enabled)
    {
    }

    /// <summary>Brings what is held to where it belongs.</summary>
    public abstract void DoFlush();

    /// <summary>Ends the current file and puts it aside; the next row begins another.</summary>
    /// <returns>Name of the file put aside; <see langword="null"/> if there was none.</returns>
    public virtual string? DoRotate(LogRotation rotation) => null;

    /// <summary>Called about once a second of the wall clock, whether rows come or not.</summary>
    public virtual void DoHeartbeat() => DoFlush();

    /// <summary>Called once at the end; everything must be where it belongs when it returns.</summary>
    public abstract void DoFinish();
}
