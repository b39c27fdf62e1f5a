using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Tests;

/// <summary>A writer as a plugin might bring it, with a mistake.</summary>
internal sealed class MoodyWriter(bool isMoody) : LogWriter
{
    public override void DoInit(LogTarget target)
    {
    }

    public override void DoWrite(ReadOnlySpan<Value> row)
    {
        if (isMoody)
            throw new InvalidOperationException("a bad day");
    }

    public override void DoFlush()
    {
    }

    public override void DoFinish()
    {
    }
}
