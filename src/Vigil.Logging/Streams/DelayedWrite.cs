using Vigil.Core.Timing;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>A write that is at work or that scripts hold back; fires when it has been held as long as it may.</summary>
internal sealed class DelayedWrite(LogManager manager, LogStream stream, RecordVal record) : Core.Timing.Timer
{
    /// <summary>The stream.</summary>
    public LogStream Stream { get; } = stream;

    /// <summary>The record, which scripts may go on changing.</summary>
    public RecordVal Record { get; } = record;

    /// <summary>What scripts hold it by; made at the first delay.</summary>
    public DelayToken? Token { get; private set; }

    /// <summary>Delays that are not finished.</summary>
    public int References { get; set; }

    /// <summary>Whether some script has asked for a delay since the write began or went on.</summary>
    public bool IsDelayed { get; set; }

    /// <summary>Run before the record goes on; each may hold it back for good.</summary>
    public List<FuncVal> Callbacks { get; private set; } = [];

    /// <summary>Its place in the queue, while it waits.</summary>
    public LinkedListNode<DelayedWrite>? Place { get; set; }

    /// <summary>Notes one more delay.</summary>
    public DelayToken Delay(Core.Types.ScriptType tokenType, FuncVal? callback)
    {
        References++;
        IsDelayed = true;
        if (callback is not null)
            Callbacks.Add(callback);
        return Token ??= new((Core.Types.OpaqueType)tokenType, this);
    }

    /// <summary>Takes the callbacks out: those that a callback adds belong to the next round.</summary>
    public List<FuncVal> TakeCallbacks()
    {
        var taken = Callbacks;
        Callbacks = [];
        return taken;
    }

    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending) => manager.Complete(this);
}
