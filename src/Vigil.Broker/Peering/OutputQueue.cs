using System.Buffers.Binary;

namespace Vigil.Broker;

/// <summary>Frames on their way to a peer: written once, straight into the octets that go to the socket.</summary>
/// <remarks>While one buffer is being sent the other is filled. The limits hold for the one that is filled.</remarks>
internal sealed class OutputQueue(FlowLimits limits, EndpointId self, bool isMarked) : IPressure
{
    private const int FrameHead = 4;
    private const int FirstSize = 4096;
    private const int KeptSize = 1 << 20; // a buffer that has grown beyond is not kept once it is empty

    /// <summary>For messages that are asked for again if they do not arrive: senders wait, but not for a peer that takes nothing at all.</summary>
    public const OverflowPolicy BlockBriefly = (OverflowPolicy)255;

    private struct Entry
    {
        public int Size;
        public bool MayBeDropped;
        public bool IsDead;
    }

    private const int BriefWait = 1000; // milliseconds

    private readonly object _gate = new();
    private readonly FlowGauge _gauge = new();
    private Brief? _brief;
    private long _fullSince;
    private byte[] _filling = new byte[FirstSize];
    private byte[] _sending = [];
    private Entry[] _entries = new Entry[64];
    private int _count;
    private int _live;
    private int _firstLive; // no entry before it can still be dropped
    private int _size;
    private bool _hasDead;
    private bool _isClosed;
    private bool _isWaiting;

    /// <summary>What has happened here.</summary>
    public FlowCounts Counts
    {
        get
        {
            lock (_gate)
                return _gauge.Counts(_live);
        }
    }

    /// <summary>Puts an envelope in.</summary>
    /// <returns><see langword="false"/> if the policy is to cut the peer off.</returns>
    public bool Put(in Envelope envelope, OverflowPolicy policy, bool isControl, ref Pressure pressure)
    {
        var size = envelope.Size(isMarked);
        lock (_gate)
        {
            if (_isClosed)
                return true;
            if (!isControl && (_live >= limits.Capacity || _size >= limits.MaxBytes))
            {
                if (policy == BlockBriefly && IsStuck())
                    policy = OverflowPolicy.DropNewest;
                switch (policy)
                {
                    case OverflowPolicy.DropNewest:
                        _gauge.NoteDropped();
                        return true;
                    case OverflowPolicy.DropOldest:
                        _gauge.NoteDropped();
                        if (!DropOldest())
                            return true; // all that waits must stay: then it is the new one that goes
                        break;
                    case OverflowPolicy.Disconnect:
                        _gauge.NoteDropped(_live + 1);
                        CloseLocked();
                        return false;
                    default:
                        _gauge.NoteBlocked();
                        _fullSince = _fullSince == 0 ? Environment.TickCount64 : _fullSince;
                        pressure.Add(policy == OverflowPolicy.Block ? this : _brief ??= new Brief(this));
                        break;
                }
            }

            var target = Reserve(size + FrameHead, policy == OverflowPolicy.DropOldest && !isControl);
            BinaryPrimitives.WriteInt32BigEndian(target, size);
            envelope.Write(target[FrameHead..], self, isMarked);
            if (_isWaiting)
                Monitor.Pulse(_gate);
        }

        return true;
    }

    /// <summary>Takes all frames that wait, waiting for some; they stay valid until the next call. One reader only.</summary>
    /// <returns>Nothing if no more will come.</returns>
    public ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> taken;
        TaskCompletionSource? room;
        lock (_gate)
        {
            while (_live == 0)
            {
                if (_isClosed)
                    return default;
                _isWaiting = true;
                Monitor.Wait(_gate);
                _isWaiting = false;
            }

            if (_hasDead)
                Compact();
            taken = Exchange();
            room = _gauge.TakeWaiters();
            _fullSince = 0;
        }

        room?.TrySetResult();
        return taken;
    }

    public Task WaitForRoomAsync()
    {
        lock (_gate)
        {
            return _isClosed || (_live < limits.Capacity && _size < limits.MaxBytes) ? Task.CompletedTask : _gauge.WaitForRoom();
        }
    }

    /// <summary>Lets nothing more in and throws away what waits.</summary>
    public void Close()
    {
        lock (_gate)
            CloseLocked();
    }

    private void CloseLocked()
    {
        _isClosed = true;
        _count = _live = _size = _firstLive = 0;
        _hasDead = false;
        _gauge.TakeWaiters()?.TrySetResult();
        Monitor.PulseAll(_gate);
    }

    // Nothing was taken for a while, or those who put something in do not wait, as answers to the peer's own commands do not.
    private bool IsStuck() =>
        (_fullSince != 0 && Environment.TickCount64 - _fullSince > BriefWait) || _live >= 2L * limits.Capacity || _size >= 2L * limits.MaxBytes;

    private Span<byte> Reserve(int size, bool mayBeDropped)
    {
        if (_size + size > _filling.Length)
            Array.Resize(ref _filling, Math.Max(checked(_size + size), 2 * _filling.Length));
        if (_count == _entries.Length)
            Array.Resize(ref _entries, 2 * _count);
        _entries[_count++] = new Entry { Size = size, MayBeDropped = mayBeDropped };
        _live++;
        _gauge.NoteQueued(_live);
        var target = _filling.AsSpan(_size, size);
        _size += size;
        return target;
    }

    private bool DropOldest()
    {
        while (_firstLive < _count && (_entries[_firstLive].IsDead || !_entries[_firstLive].MayBeDropped))
            _firstLive++;
        if (_firstLive == _count)
            return false;
        _entries[_firstLive++].IsDead = true;
        _live--;
        _hasDead = true;

        // Closing up costs a copy of all that lives; done when half is dead, it comes to one copy for each message.
        if (_count > 2 * Math.Max(_live, 64))
            Compact();
        return true;
    }

    private void Compact()
    {
        int from = 0, to = 0, kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var entry = _entries[i];
            if (!entry.IsDead)
            {
                if (from != to)
                    Buffer.BlockCopy(_filling, from, _filling, to, entry.Size);
                to += entry.Size;
                _entries[kept++] = entry;
            }

            from += entry.Size;
        }

        _count = _live = kept;
        _size = to;
        _firstLive = 0;
        _hasDead = false;
    }

    private ReadOnlyMemory<byte> Exchange()
    {
        var size = _size;
        (_filling, _sending) = (_sending, _filling);
        if (_filling.Length is 0 or > KeptSize)
            _filling = new byte[FirstSize];
        _count = _live = _size = _firstLive = 0;
        return _sending.AsMemory(0, size);
    }

    private sealed class Brief(OutputQueue queue) : IPressure
    {
        public Task WaitForRoomAsync()
        {
            var room = queue.WaitForRoomAsync();
            return room.IsCompleted ? room : Task.WhenAny(room, Task.Delay(BriefWait));
        }
    }
}
