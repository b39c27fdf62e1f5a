using Vigil.Core.Timing;

namespace Vigil.Logging.Streams;

/// <summary>Rotates a log when its interval has passed.</summary>
internal sealed class RotationTimer(LogRotations rotations, OpenLog log) : Core.Timing.Timer
{
    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending)
    {
        // At the end of the run every log is rotated after its last row, see LogRotations.RotateAll.
        if (!ending)
            rotations.OnDue(log, now);
    }
}
