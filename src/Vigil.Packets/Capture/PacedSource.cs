using Vigil.Core.Timing;

namespace Vigil.Packets.Capture;

/// <summary>Replays a capture at a multiple of its own pace, as if it happened now (<c>--pseudo-realtime</c>).</summary>
/// <remarks>As in the reference, packets are dated from the start of the program on: the first one happens then, others follow at their distance.</remarks>
public sealed class PacedSource : PacketSource
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly PacketSource _source;
    private readonly double _factor;
    private readonly TimeProvider _clock;
    private readonly NetworkTime _start;
    private NetworkTime _first;
    private long _began;
    private bool _hasFirst;

    /// <summary>Wraps a source, which belongs to this one from now on.</summary>
    /// <param name="source">The capture.</param>
    /// <param name="factor">How many times faster than it happened.</param>
    /// <param name="start">The time that the first packet gets.</param>
    /// <param name="clock">The clock of the wall.</param>
    public PacedSource(PacketSource source, double factor, NetworkTime start, TimeProvider clock)
    {
        _source = source;
        _factor = factor;
        _start = start;
        _clock = clock;
    }

    /// <summary>Called every few milliseconds while the next packet is not due, with the time to wait; returns whether to go on waiting.</summary>
    public Func<TimeSpan, bool>? Wait { get; set; }

    /// <inheritdoc/>
    public override string Name => _source.Name;

    /// <inheritdoc/>
    public override bool TryRead(out RawPacket packet)
    {
        var hasMore = _source.TryRead(out packet);
        (PacketsRead, OctetsRead, Damage) = (_source.PacketsRead, _source.OctetsRead, _source.Damage);
        if (!hasMore)
            return false;
        if (!_hasFirst)
        {
            _hasFirst = true;
            _first = packet.Time;
            _began = _clock.GetTimestamp();
        }

        var distance = Math.Max(0, packet.Time - _first);
        while (true)
        {
            var ahead = (distance / _factor) - _clock.GetElapsedTime(_began).TotalSeconds;
            if (ahead <= 0)
                break;
            if (Wait is null || !Wait(ahead < Step.TotalSeconds ? TimeSpan.FromSeconds(ahead) : Step))
                return false;
        }

        packet.Time = _start + distance;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
    }
}
