using Vigil.Core.Timing;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture;

/// <summary>Replays a capture at a multiple of its own pace, as if it happened now (<c>--pseudo-realtime</c>).</summary>
/// <remarks>
/// As in the reference, packets are dated from the start of the program on: the first one happens then, others follow at their
/// distance. Until the next one is due there are pauses.
/// </remarks>
/// <param name="source">The capture, which belongs to this source from now on.</param>
/// <param name="factor">How many times faster than it happened.</param>
/// <param name="start">The time that the first packet gets.</param>
/// <param name="clock">The clock of the wall.</param>
/// <param name="stop">Ends a pause at once.</param>
public sealed class PacedSource(PacketSource source, double factor, NetworkTime start, TimeProvider clock, CancellationToken stop)
    : PacketSource
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private NetworkTime _first;
    private long _began;
    private bool _hasFirst;
    private Held _next;
    private byte[] _octets = [];

    /// <inheritdoc/>
    public override string Name => source.Name;

    /// <inheritdoc/>
    public override bool TryRead(out RawPacket packet)
    {
        IsIdle = false;
        if (!_next.IsThere && !TryFetch())
        {
            packet = default;
            return false;
        }

        var distance = Math.Max(0, _next.Time - _first);
        var ahead = TimeSpan.FromSeconds(distance / factor) - clock.GetElapsedTime(_began);
        if (ahead > TimeSpan.Zero)
        {
            stop.WaitHandle.WaitOne(ahead < Pause ? ahead : Pause);
            IsIdle = true;
            packet = default;
            return false;
        }

        packet = new()
        {
            Time = start + distance,
            LinkType = _next.Link,
            Data = _octets.AsSpan(0, _next.Length),
            WireLength = _next.WireLength,
            ChecksumVerified = _next.ChecksumVerified,
        };
        _next = default;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
    }

    // Kept apart from the source's buffer, which nobody may look at over a pause.
    private bool TryFetch()
    {
        var hasMore = source.TryRead(out var packet);
        (PacketsRead, OctetsRead, Damage) = (source.PacketsRead, source.OctetsRead, source.Damage);
        if (!hasMore)
            return false;
        if (!_hasFirst)
        {
            _hasFirst = true;
            _first = packet.Time;
            _began = clock.GetTimestamp();
        }

        if (_octets.Length < packet.Data.Length)
            _octets = new byte[Math.Max(packet.Data.Length, 2048)];
        packet.Data.CopyTo(_octets);
        _next = new(true, packet.Time, packet.LinkType, packet.Data.Length, packet.WireLength, packet.ChecksumVerified);
        return true;
    }

    private readonly record struct Held(bool IsThere, NetworkTime Time, LinkType Link, int Length, int WireLength, bool ChecksumVerified);
}
