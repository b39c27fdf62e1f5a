using Vigil.Core.Timing;

namespace Vigil.Runtime.When;

/// <summary>Ends the wait of a <c>when</c> statement.</summary>
internal sealed class WhenTimer(Trigger trigger) : Core.Timing.Timer
{
    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending) => trigger.TimeOut();
}
