using Vigil.Core.Timing;

namespace Vigil.Core.Values;

/// <summary>Wakes one table for its expiration passes; a table that nobody refers to any more is not kept alive by it.</summary>
internal sealed class TableExpiryTimer(TableVal table, EngineContext context, ExpirySettings settings) : Timing.Timer
{
    private readonly WeakReference<TableVal> _table = new(table);

    /// <summary>The engine's settings, kept here so that an access need not look them up.</summary>
    public ExpirySettings Settings { get; } = settings;

    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending)
    {
        if (ending || !_table.TryGetTarget(out var table))
            return;
        var pause = table.ExpireStep(context, now);
        if (pause >= 0)
            context.Timers.Add(this, now + pause);
    }
}
