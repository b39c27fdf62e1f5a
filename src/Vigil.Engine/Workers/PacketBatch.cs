using Vigil.Core.Timing;
using Vigil.Packets.Capture;
using Vigil.Packets.Decoding;

namespace Vigil.Engine.Workers;

/// <summary>Packets on their way to one worker, and the moments of those that went to others.</summary>
/// <remarks>
/// Every worker's clock follows the whole capture, not just its own share: timers then fire at the same network
/// time whatever the number of workers, and logs come out the same.
/// </remarks>
internal sealed class PacketBatch
{
    /// <summary>Octets after which a batch is handed over.</summary>
    public const int FullSize = 1 << 18;

    /// <summary>Entries after which a batch is handed over.</summary>
    public const int FullCount = 2048;

    private byte[] _octets = new byte[FullSize + 4096];
    private readonly Entry[] _entries = new Entry[FullCount];
    private int _size;

    private record struct Entry(NetworkTime Time, int Offset, int Length, int WireLength, LinkType Link, bool ChecksumVerified);

    /// <summary>Packets and moments held.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it should be handed over.</summary>
    public bool IsFull => Count == FullCount || _size >= FullSize;

    /// <summary>Copies a packet.</summary>
    public void Add(in RawPacket packet)
    {
        if (_octets.Length - _size < packet.Data.Length)
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, _size + packet.Data.Length));
        packet.Data.CopyTo(_octets.AsSpan(_size));
        _entries[Count++] = new(packet.Time, _size, packet.Data.Length, packet.WireLength, packet.LinkType, packet.ChecksumVerified);
        _size += packet.Data.Length;
    }

    /// <summary>Notes that another worker got a packet at this moment.</summary>
    public void AddMoment(NetworkTime time) => _entries[Count++] = new(time, 0, -1, 0, default, false);

    /// <summary>The entry at a position.</summary>
    /// <returns>Whether it is a packet; else only its time counts.</returns>
    public bool Read(int position, out RawPacket packet)
    {
        var entry = _entries[position];
        packet = default;
        packet.Time = entry.Time;
        if (entry.Length < 0)
            return false;
        packet.LinkType = entry.Link;
        packet.Data = _octets.AsSpan(entry.Offset, entry.Length);
        packet.WireLength = entry.WireLength;
        packet.ChecksumVerified = entry.ChecksumVerified;
        return true;
    }

    /// <summary>Makes it empty for the next use.</summary>
    public void Clear()
    {
        Count = 0;
        _size = 0;
    }
}
