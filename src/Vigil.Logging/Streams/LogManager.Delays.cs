using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <content>Writes that scripts hold back: <c>Log::delay</c> and what belongs to it.</content>
public sealed partial class LogManager
{
    // Writes whose policy hook or callback is running, innermost last: a hook may write to other streams.
    private readonly Stack<DelayedWrite> _active = [];

    /// <summary>Holds back the write whose policy hook is running.</summary>
    public OpaqueVal Delay(Value id, RecordVal record, FuncVal? callback)
    {
        var type = (OpaqueType)(Names.Find("Log::DelayToken") ?? new OpaqueType("LogDelayToken"));
        if (!_active.TryPeek(out var write))
        {
            _engine.Reporter.Error("invalid Log::delay() call: outside of Log::log_stream_policy() hook");
            return new DelayToken(type, null);
        }

        if (write.Stream.Id.AsInt() != id.AsInt() || !ReferenceEquals(write.Record, record))
        {
            _engine.Reporter.Error("invalid Log::delay() call: argument mismatch with active Log::write()");
            return new DelayToken(type, null);
        }

        return write.Delay(type, callback);
    }

    /// <summary>Ends one delay; with the last one the record goes on.</summary>
    public bool FinishDelay(Value id, RecordVal record, OpaqueVal token)
    {
        if (token is not DelayToken { Write: { References: > 0 } write } || write.Stream.Id.AsInt() != id.AsInt()
            || !ReferenceEquals(write.Record, record))
        {
            _engine.Reporter.Error("invalid Log::delay_finish() call: no such delayed write");
            return false;
        }

        if (--write.References == 0)
        {
            if (write.Place is not null)
                Complete(write);
            else
                write.IsDelayed = write.Callbacks.Count > 0; // inside the hook: goes on as soon as that is over
        }

        return true;
    }

    /// <summary>Lets a stream hold records longer; never shorter, since scripts may count on what they were promised.</summary>
    public bool SetLongestDelay(Value id, double seconds)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        stream.Delays.Longest = Math.Max(stream.Delays.Longest, seconds);
        return true;
    }

    /// <summary>Lets a stream hold so many records; the oldest beyond go on.</summary>
    public bool SetDelayCapacity(Value id, ulong capacity)
    {
        if (!_streams.TryGetValue(id.AsInt(), out var stream))
            return false;
        stream.Delays.Capacity = capacity;
        ReleaseOverfull(stream);
        return true;
    }

    /// <summary>How many records a stream holds back; -1 if there is no such stream.</summary>
    public long DelayedWrites(Value id) => _streams.TryGetValue(id.AsInt(), out var stream) ? stream.Delays.Count : -1;

    /// <summary>A held record goes on: callbacks, then filters, unless a callback refuses it or delays it again.</summary>
    internal void Complete(DelayedWrite write)
    {
        write.Stream.Delays.Remove(write);
        _engine.Timers.Cancel(write);
        write.References = 0;
        write.IsDelayed = false;
        var passes = true;
        _active.Push(write);
        foreach (var callback in write.TakeCallbacks())
            passes &= callback.Invoke(_engine, [Value.Of(write.Record), write.Stream.Id]) is not { IsSet: true } result || result.AsBool();
        _active.Pop();
        if (!passes)
            return;
        if (write.IsDelayed)
            Hold(write);
        else
            WriteToFilters(write.Stream, write.Record, isVetoed: false);
    }

    private void Hold(DelayedWrite write)
    {
        if (write.References == 0)
        {
            Complete(write); // all delays ended inside the hook
            return;
        }

        write.Stream.Delays.Add(write);
        _engine.Timers.Add(write, _engine.Now + write.Stream.Delays.Longest);
        ReleaseOverfull(write.Stream);
    }

    private void ReleaseOverfull(LogStream stream)
    {
        while (stream.Delays is { IsOverfull: true, Oldest: { } oldest })
            Complete(oldest);
    }

    private void ReleaseAll(LogStream stream)
    {
        // A callback may delay again; at the end it is not asked a second time.
        for (var left = stream.Delays.Count; left > 0 && stream.Delays.Oldest is { } oldest; left--)
            Complete(oldest);
        while (stream.Delays.Oldest is { } again)
        {
            again.TakeCallbacks();
            Complete(again);
        }
    }
}
