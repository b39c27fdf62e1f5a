using Vigil.Core.Events;
using Vigil.Core.Timing;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>An event that <c>schedule</c> keeps for later.</summary>
internal sealed class ScheduledEvent(EventHandle handle, Value[] arguments) : Core.Timing.Timer
{
    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending)
    {
        if (handle.IsHandled)
            handle.Context.Events.Enqueue(handle, arguments, now);
    }
}
