using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Vigil.Broker;

/// <summary>The way to a peer over a connection whose handshake is done.</summary>
internal sealed class WireLink : PeerLink
{
    private const int StackSize = 512 << 10;
    private static readonly byte[] Bye = "BYE"u8.ToArray();

    private readonly Endpoint _owner;
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly FrameReader _reader;
    private readonly FlowLimits _limits;
    private readonly OutputQueue _output;
    private readonly TopicCache _topics = new();
    private readonly bool _isMarked;
    private readonly NetworkInfo _network;
    private readonly bool _isOutbound;
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _pings = [];
    private readonly CancellationTokenSource _stop = new();
    private long _pingNumber;
    private volatile bool _isRemoved;
    private volatile string _reason = "";
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WireLink(Endpoint owner, Handshake handshake, Socket socket, Stream stream, FrameReader reader, NetworkInfo network, bool isOutbound)
        : base(handshake.Peer)
    {
        _owner = owner;
        _socket = socket;
        _stream = stream;
        _reader = reader;
        _network = network;
        _isOutbound = isOutbound;
        _limits = owner.Options.PeerFlow;
        _isMarked = handshake.IsMarked;
        _output = new OutputQueue(_limits, owner.Id, _isMarked);
        Filter = handshake.PeerFilter;
    }

    /// <summary>Whether it was this side that ended the peering.</summary>
    public bool IsRemoved => _isRemoved;

    /// <summary>Where the peer is.</summary>
    public NetworkInfo Network => _network;

    public override PeerInfo Info =>
        new(new EndpointInfo(Id, _network), PeerStatus.Peered, _isOutbound, PeerKind.Network, _output.Counts);

    public override void Send(in Envelope envelope, ref Pressure pressure)
    {
        // What a store sends is asked for again if it does not arrive.
        var isControl = envelope.Type is EnvelopeType.Ping or EnvelopeType.Pong or EnvelopeType.RoutingUpdate;
        var policy = envelope.Type == EnvelopeType.Command ? OutputQueue.BlockBriefly : _limits.PolicyFor(envelope.Topic);
        if (!_output.Put(envelope, policy, isControl, ref pressure))
            Overflow();
    }

    public override void Announce(Filter filter) => SendControl(EnvelopeType.RoutingUpdate, FilterCodec.ToBytes(filter));

    /// <summary>Sends a ping and waits for its answer: by then the peer has handled all that was sent before.</summary>
    public async Task<bool> PingAsync(bool isBye, TimeSpan timeout)
    {
        var payload = new byte[(isBye ? Bye.Length : 0) + 8];
        var number = Interlocked.Increment(ref _pingNumber);
        if (isBye)
            Bye.CopyTo(payload, 0);
        BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(payload.Length - 8), number);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _pings[number] = answer;
        SendControl(EnvelopeType.Ping, payload);
        try
        {
            await answer.Task.WaitAsync(timeout, _stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
        finally
        {
            _pings.TryRemove(number, out _);
        }
    }

    /// <summary>Takes note of a pong.</summary>
    public void OnPong(ReadOnlySpan<byte> payload)
    {
        if (payload.Length is 8 or 11 && _pings.TryGetValue(BinaryPrimitives.ReadInt64BigEndian(payload[^8..]), out var answer))
            answer.TrySetResult();
    }

    public override async Task CloseAsync()
    {
        _isRemoved = true;
        await PingAsync(isBye: true, _owner.Options.GoodbyeTimeout).ConfigureAwait(false);
        await AbortAsync("").ConfigureAwait(false);
    }

    /// <summary>Ends the connection without a goodbye.</summary>
    public async Task AbortAsync(string reason)
    {
        if (reason.Length > 0)
            _reason = reason;
        End();
        await _ended.Task.ConfigureAwait(false);
    }

    /// <summary>Carries messages both ways until the connection ends.</summary>
    /// <remarks>
    /// Each way has a thread of its own. So peers get on whatever the program does with the threads of the pool: there, a few calls that
    /// block would stop everything that has to go on for them to be released.
    /// </remarks>
    public Task RunAsync(Filter announced)
    {
        _owner.Attach(this, announced);
        var writer = NewThread(Write, "write");
        writer.Start();
        NewThread(() => Read(writer), "read").Start();
        return _ended.Task;
    }

    private Thread NewThread(ThreadStart work, string what) => new(work, StackSize) { IsBackground = true, Name = $"broker {what} {_network}" };

    private void End()
    {
        _stop.Cancel();
        _output.Close();
        _socket.Dispose(); // releases both threads
    }

    private void SendControl(EnvelopeType type, byte[] payload)
    {
        var pressure = default(Pressure);
        _output.Put(
            new Envelope { Type = type, Receiver = Id, TimeToLive = Envelope.FullLife, Topic = ReservedTopics.Control, Payload = payload },
            OverflowPolicy.Block, isControl: true, ref pressure);
    }

    private void Overflow()
    {
        // The words by which users of the reference know this.
        _reason = $"caf::sec::backpressure_overflow: {_limits.Capacity} messages waited and were not taken";
        End();
    }

    private void Read(Thread writer)
    {
        try
        {
            do
            {
                var pressure = default(Pressure);
                while (_reader.TryTake(out var offset, out var length))
                {
                    if (length == 0)
                        continue;
                    if (Envelope.TryRead(_reader.Buffer, offset, length, _topics, _isMarked, out var envelope))
                        _owner.Receive(envelope, this, ref pressure);
                    else
                        _owner.CountMalformed();
                }

                if (pressure.IsHigh)
                    pressure.Wait(_stop.Token);
            }
            while (_reader.Fill());
        }
        catch (InvalidDataException e)
        {
            _reason = e.Message;
        }
        catch (Exception e) when (Connections.IsLoss(e))
        {
        }

        End();
        writer.Join();
        _stream.Dispose();
        _owner.Detach(this, _isRemoved ? StatusCode.PeerRemoved : StatusCode.PeerLost, _reason);
        _ended.TrySetResult();
    }

    private void Write()
    {
        try
        {
            while (_output.Take() is { IsEmpty: false } frames)
                _stream.Write(frames.Span);
        }
        catch (Exception e) when (Connections.IsLoss(e))
        {
            End();
        }
    }
}
