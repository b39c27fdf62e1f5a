using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Writes nothing; for measuring and for streams that only raise events.</summary>
[LogWriter("Log::WRITER_NONE")]
internal sealed class NoneWriter : LogWriter
{
    public override void DoInit(LogTarget target)
    {
    }

    public override void DoWrite(ReadOnlySpan<Value> row)
    {
    }

    public override void DoFlush()
    {
    }

    public override void DoFinish()
    {
    }
}
