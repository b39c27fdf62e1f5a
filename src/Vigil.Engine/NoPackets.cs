using Vigil.Core.Timing;
using Vigil.Packets.Capture;

namespace Vigil.Engine;

/// <summary>The source of a run without packets: one long pause, until a script or the user ends the run.</summary>
internal sealed class NoPackets(VigilEngine engine, CancellationToken stop) : PacketSource
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly WaitHandle[] _reasons = [stop.WaitHandle, engine.Context.Outside.Arrival];

    /// <inheritdoc/>
    public override string Name => "";

    /// <inheritdoc/>
    public override NetworkTime QuietUntil => VigilEngine.WallClock();

    /// <inheritdoc/>
    public override bool TryRead(out RawPacket packet)
    {
        packet = default;
        IsIdle = engine.WaitsForTermination && WaitHandle.WaitAny(_reasons, Pause) != 0;
        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
