using Vigil.Core.Net;
using Vigil.Core.Timing;

namespace Vigil.Analysis.Connections;

/// <summary>What scripts want to be told about the size and the duration of one connection; 0 where nothing.</summary>
internal sealed class ConnectionThresholds(TrackedConnection connection, ConnectionEvents events)
{
    private ulong _origOctets;
    private ulong _respOctets;
    private ulong _origPackets;
    private ulong _respPackets;

    /// <summary>Duration to be announced, seconds.</summary>
    public double Duration { get; set; }

    /// <summary>IP octets of one direction to be announced.</summary>
    public ref ulong Octets(Direction direction) => ref direction == Direction.Originator ? ref _origOctets : ref _respOctets;

    /// <summary>Packets of one direction to be announced.</summary>
    public ref ulong Packets(Direction direction) => ref direction == Direction.Originator ? ref _origPackets : ref _respPackets;

    /// <summary>Announces what was crossed, once.</summary>
    public void Check(Direction direction)
    {
        ref var counters = ref direction == Direction.Originator ? ref connection.Originator : ref connection.Responder;
        ref var octets = ref Octets(direction);
        if (octets != 0 && counters.Octets >= octets)
        {
            var threshold = octets;
            octets = 0;
            events.BytesThreshold(connection, threshold, direction.IsOrig());
        }

        ref var packets = ref Packets(direction);
        if (packets != 0 && counters.Packets >= packets)
        {
            var threshold = packets;
            packets = 0;
            events.PacketsThreshold(connection, threshold, direction.IsOrig());
        }
    }

    /// <summary>Announces the duration, once.</summary>
    /// <param name="now">Network time.</param>
    public void CheckDuration(NetworkTime now)
    {
        if (Duration == 0 || now - connection.StartTime < Duration)
            return;
        var threshold = Duration;
        Duration = 0;
        events.DurationThreshold(connection, threshold, is_orig: true);
    }
}
