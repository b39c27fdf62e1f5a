namespace Vigil.Core.Values;

/// <content>Tables whose entries are elsewhere, too.</content>
public sealed partial class TableVal
{
    /// <summary>Has changes told to <paramref name="observer"/>. The table must have attributes.</summary>
    public void Observe(ITableObserver observer) => Extras.Observers = [.. Extras.Observers ?? [], observer];

    /// <summary>Assigns without calling the change function: the entry was there before this engine was.</summary>
    public void Restore(EngineContext context, ReadOnlySpan<Value> key, Value value)
    {
        var wasTelling = Extras.IsTellingChange;
        Extras.IsTellingChange = true;
        try
        {
            Assign(context, key, value);
        }
        finally
        {
            Extras.IsTellingChange = wasTelling;
        }
    }

    /// <summary>Seconds until an entry expires if nobody uses it; <see langword="null"/> if it does not.</summary>
    public double? TimeLeft(EngineContext context, ReadOnlySpan<Value> key)
    {
        if (_extras?.Timer is not { } timer || Find(key) is not (>= 0 and var cursor) || ExpireTimeout(context) is not (>= 0 and var timeout))
            return null;
        return Math.Max(0, timer.Settings.StartTime + TimeRef(cursor) + timeout - context.Now.Seconds);
    }

    private void TellObservers(TableChange change, ReadOnlySpan<Value> key, Value value, Value previous)
    {
        foreach (var observer in _extras?.Observers ?? [])
            observer.OnChange(this, change, key, value, previous);
    }
}
