using System.Runtime.CompilerServices;
using Vigil.Core.Timing;

namespace Vigil.Analysis.Connections;

/// <summary>The one timer of a connection: stands in the queue for the earliest of its deadlines.</summary>
internal sealed class ConnectionTimer(TrackedConnection connection) : Vigil.Core.Timing.Timer
{
    private Moments _moments;

    /// <summary>Sets a deadline, or moves it.</summary>
    public void Set(Deadline deadline, NetworkTime due)
    {
        _moments[(int)deadline] = due.Seconds;
        if (!IsPending || due < Due)
            connection.Engine.Timers.Add(this, due);
    }

    /// <summary>Drops a deadline. The timer may still fire for it, and then finds nothing to do.</summary>
    public void Drop(Deadline deadline) => _moments[(int)deadline] = 0;

    /// <summary>Whether a deadline is set.</summary>
    public bool IsSet(Deadline deadline) => _moments[(int)deadline] != 0;

    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending)
    {
        if (ending)
            return; // what is open at the end of the run is removed as a whole
        var due = Due.Seconds;
        for (var i = 0; i < Moments.Length; i++)
        {
            if (_moments[i] == 0 || _moments[i] > due)
                continue;
            var moment = new NetworkTime(_moments[i]);
            _moments[i] = 0;
            connection.OnDeadline((Deadline)i, moment, now);
            if (connection.IsRemoved)
                return;
        }

        var next = double.PositiveInfinity;
        foreach (var moment in _moments)
        {
            if (moment != 0)
                next = Math.Min(next, moment);
        }

        if (next < double.PositiveInfinity && (!IsPending || next < Due.Seconds))
            connection.Engine.Timers.Add(this, new(next));
    }

    [InlineArray(Length)]
    private struct Moments
    {
        public const int Length = 8;

        private double _first;
    }
}
