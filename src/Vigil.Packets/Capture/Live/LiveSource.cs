using Vigil.Core.Timing;
using Vigil.Packets.Capture.Filtering;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture.Live;

/// <summary>Packets of an interface, read in place from a ring that the kernel writes to. Belongs to one thread, but for its numbers.</summary>
internal sealed class LiveSource : PacketSource
{
    private const int WaitMilliseconds = 10; // what comes from elsewhere, such as messages of peers, waits no longer
    private const int Outgoing = 4;
    private readonly LiveOptions _options;
    private readonly LinuxInterface _interface;
    private readonly PacketSocket _socket;
    private readonly PacketRing _ring;
    private readonly LinkType _link;
    private readonly bool _isCooked;
    private readonly bool _hasTags;
    private readonly int _loopback;
    private readonly Lock _gate = new();
    private long _received;
    private long _dropped;
    private bool _hasBlock;
    private uint _position;
    private uint _remaining;
    private long _lastBlock = TimeProvider.System.GetTimestamp();
    private long _stopped;
    private bool _isClosed;

    /// <summary>Opens a ring on an interface; nothing passes before <see cref="Begin"/>.</summary>
    /// <exception cref="Core.Diagnostics.FatalError">The kernel says no.</exception>
    public LiveSource(LinuxInterface found, LiveOptions options)
    {
        _interface = found;
        _options = options;
        (_link, _isCooked) = options.Link is { } stated && found.Index > 0 ? (stated, false) : found.Framing();
        _hasTags = _isCooked || _link == LinkType.Ethernet;
        _loopback = found.IsLoopback ? found.Index : found.Index == 0 ? LinuxInterface.Find("lo")?.Index ?? -1 : -1;
        _socket = new(found.Name, _isCooked);
        try
        {
            _socket.TryFilter(KernelFilter.Nothing());
            _socket.Prepare(LinkRestoration.RoomNeeded);
            if (found.IsLoopback)
                _socket.LeaveOutOutgoing();
            if (options.HasHardwareTime)
                _socket.UseHardwareTime();
            _ring = new(_socket, options, found.Name);
            _socket.Bind(found.Index);
            if (options.IsPromiscuous && found is { Index: > 0, IsLoopback: false })
                _socket.BePromiscuous(found.Index);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override string Name => _interface.Name;

    /// <inheritdoc/>
    public override bool IsLive => true;

    /// <inheritdoc/>
    public override LinkType? Link => _link;

    /// <inheritdoc/>
    public override uint NetMask => _interface.NetMask;

    /// <inheritdoc/>
    public override long PacketsOnLink
    {
        get
        {
            Count();
            return Interlocked.Read(ref _received);
        }
    }

    /// <inheritdoc/>
    public override long PacketsDropped
    {
        get
        {
            Count();
            return Interlocked.Read(ref _dropped);
        }
    }

    /// <summary>The socket, for sharing an interface.</summary>
    internal PacketSocket Socket => _socket;

    /// <inheritdoc/>
    public override NetworkTime QuietUntil
    {
        get
        {
            var time = TimeProvider.System;
            if (_options.Inactivity is not { } inactivity || time.GetElapsedTime(_lastBlock) < inactivity)
                return default;

            // A packet may lie in a block that is not handed over yet, for as long as the timeout of blocks; the kernel's clock is coarse.
            var now = time.GetUtcNow() - DateTimeOffset.UnixEpoch - (2 * _options.BlockTimeout);
            return new(now.TotalSeconds);
        }
    }

    /// <summary>From now on packets reach the ring.</summary>
    public void Begin() => Filter(null);

    /// <inheritdoc/>
    public override void Filter(PacketFilter? filter)
    {
        // A cooked packet has its header only here; the kernel's filter would look at other octets.
        var program = filter is null || _isCooked ? null : filter.ProgramFor(_link);
        if (KernelFilter.From(program, _options.SnapLength) is not { } instructions || !_socket.TryFilter(instructions))
            _socket.TryFilter(KernelFilter.From(null, _options.SnapLength)!); // that one is never too long
    }

    /// <inheritdoc/>
    public override void StopReceiving()
    {
        _socket.TryFilter(KernelFilter.Nothing());
        _stopped = TimeProvider.System.GetTimestamp();
    }

    /// <inheritdoc/>
    public override bool TryRead(out RawPacket packet)
    {
        packet = default;
        IsIdle = false;
        for (var hasWaited = false; ;)
        {
            if (_hasBlock && TryReadBlock(out packet))
                return true;
            if (_ring.IsReady)
            {
                var block = new RingBlock(_ring.Block);
                (_hasBlock, _position, _remaining) = (true, block.Position, block.Remaining);
                _lastBlock = TimeProvider.System.GetTimestamp();
            }
            else if (hasWaited || Damage is not null)
            {
                // The last block is handed over when its time is up.
                IsIdle = Damage is null && (_stopped == 0 || TimeProvider.System.GetElapsedTime(_stopped) < 3 * _options.BlockTimeout);
                return false;
            }
            else
            {
                hasWaited = true;
                Wait();
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Count();
        lock (_gate)
        {
            _isClosed = true;
            _ring?.Dispose(); // null where the constructor failed
            _socket.Dispose();
        }
    }

    // The block is given back when its last packet is asked to make way for the next.
    private bool TryReadBlock(out RawPacket packet)
    {
        packet = default;
        var block = new RingBlock(_ring.Block, _position, _remaining);
        while (block.TryNext(out var header, out var start, out var room))
        {
            if (header.Direction == Outgoing && header.InterfaceIndex == _loopback)
                continue; // it is received in a moment
            (_position, _remaining) = (block.Position, block.Remaining);
            Fill(block.Memory, in header, start, room, out packet);
            PacketsRead++;
            OctetsRead += packet.Data.Length;
            return true;
        }

        _hasBlock = false;
        _ring.Release();
        return false;
    }

    private void Fill(Span<byte> memory, scoped in RingHeader header, int start, int room, out RawPacket packet)
    {
        packet = default;
        var end = start + (int)header.Captured; // inside the block, as it has been checked
        var first = start;
        if (_isCooked)
            first = LinkRestoration.Cook(memory, in header, first, room);
        if (_hasTags)
            first = LinkRestoration.Tag(memory, in header, first, room - (start - first), end - first, _isCooked);
        var captured = _options.SnapLength > 0 ? Math.Min(end - first, _options.SnapLength) : end - first;
        packet.Data = memory.Slice(first, captured);
        packet.WireLength = (int)Math.Clamp(header.WireLength + (long)(start - first), captured, int.MaxValue);
        packet.LinkType = _link;
        packet.Time = NetworkTime.FromMicroseconds(header.Seconds, header.Nanoseconds / 1000.0);
        packet.ChecksumVerified = _options.TrustsChecksums || (header.Status & (RingStatus.ChecksumNotReady | RingStatus.ChecksumValid)) != 0;
    }

    private void Wait()
    {
        var error = _socket.Wait(WaitMilliseconds);
        if (error == 0 && Trouble is null)
            return;
        var now = LinuxInterface.Find(_interface.Name);
        if (now is null || now.Index != _interface.Index)
            Damage = "it has disappeared";
        else if (error != 0)
            Trouble = $"interface {_interface.Name} went down; waiting for it to come up again";
        else if (now.IsUp)
            Trouble = null;
    }

    // The kernel's numbers begin anew each time they are asked for.
    private void Count()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            var (received, dropped) = _socket.TakeStatistics();
            Interlocked.Add(ref _received, received);
            Interlocked.Add(ref _dropped, dropped);
        }
    }
}
