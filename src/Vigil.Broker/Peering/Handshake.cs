namespace Vigil.Broker;

/// <summary>Where a handshake stands.</summary>
internal enum HandshakeState
{
    /// <summary>The connector waits for the acceptor's hello or version.</summary>
    AwaitHelloOrVersion,

    /// <summary>The acceptor waits for a hello.</summary>
    AwaitHello,

    /// <summary>Hello was said; the other side originates.</summary>
    AwaitVersion,

    /// <summary>The responder waits for the originator's filter.</summary>
    AwaitOriginatorSyn,

    /// <summary>The originator waits for the responder's filter.</summary>
    AwaitResponderSynAck,

    /// <summary>The responder waits for the last word.</summary>
    AwaitOriginatorAck,

    /// <summary>The originator waits for another handshake with the same peer; nothing is read meanwhile.</summary>
    Paused,

    /// <summary>The peering stands.</summary>
    Established,

    /// <summary>It does not.</summary>
    Failed,
}

/// <summary>The handshake of one connection: frames in, frames out, no I/O.</summary>
/// <remarks>
/// Who opened the connection says hello. The side with the smaller id, whichever that is, originates: it chooses the version and sends its
/// filter first. Only the originator may find a connection redundant without that being an error, so that of two endpoints that call each
/// other at the same moment both keep the same connection.
/// </remarks>
internal sealed class Handshake(EndpointId self, bool isAcceptor, bool isMarking, PeerRegistry registry, Func<Filter> ownFilter)
{
    private readonly List<byte> _output = [];
    private bool _hasClaim;

    /// <summary>Where it stands.</summary>
    public HandshakeState State { get; private set; } = isAcceptor ? HandshakeState.AwaitHello : HandshakeState.AwaitHelloOrVersion;

    /// <summary>The other side, once it has said who it is.</summary>
    public EndpointId Peer { get; private set; }

    /// <summary>What the other side subscribes to.</summary>
    public Filter PeerFilter { get; private set; } = Filter.Empty;

    /// <summary>The filter that was sent.</summary>
    public Filter SentFilter { get; private set; } = Filter.Empty;

    /// <summary>Whether both sides understand marked envelopes.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>What went wrong.</summary>
    public ErrorCode Fault { get; private set; }

    /// <summary>What went wrong, in words.</summary>
    public string FaultText { get; private set; } = "";

    /// <summary>Says the first word.</summary>
    public void Start() => Send(isAcceptor ? new HandshakeMessage(HandshakeType.Probe) : Hello());

    /// <summary>Takes the frames that are to be sent.</summary>
    public byte[] TakeOutput()
    {
        byte[] output = [.. _output];
        _output.Clear();
        return output;
    }

    /// <summary>Takes a frame from the other side, without its length.</summary>
    public void OnFrame(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty)
        {
            Fail(ErrorCode.InvalidMessage, "an empty message");
            return;
        }

        var fault = HandshakeMessage.TryRead(frame, out var message);
        if (fault != ErrorCode.None)
        {
            Drop(fault, fault == ErrorCode.WrongMagicNumber ? "wrong magic number"
                : frame[0] is < (byte)HandshakeType.Hello or > (byte)HandshakeType.OriginatorAck ? "invalid message type tag"
                : "failed to parse a message");
            return;
        }

        if (message.Type == HandshakeType.DropConnection)
        {
            Peer = message.Sender;
            Fail(message.Code == ErrorCode.None ? ErrorCode.Unspecified : message.Code, message.Text ?? "");
            return;
        }

        switch (State, message.Type)
        {
            case (HandshakeState.AwaitHello or HandshakeState.AwaitHelloOrVersion or HandshakeState.AwaitVersion, HandshakeType.Probe):
                break;
            case (HandshakeState.AwaitHello or HandshakeState.AwaitHelloOrVersion, HandshakeType.Hello):
                OnHello(message);
                break;
            case (HandshakeState.AwaitHelloOrVersion or HandshakeState.AwaitVersion, HandshakeType.VersionSelect):
                OnVersion(message);
                break;
            case (HandshakeState.AwaitOriginatorSyn, HandshakeType.OriginatorSyn):
                Learn(message);
                SendFilter(HandshakeType.ResponderSynAck);
                State = HandshakeState.AwaitOriginatorAck;
                break;
            case (HandshakeState.AwaitResponderSynAck, HandshakeType.ResponderSynAck):
                Learn(message);
                Send(new HandshakeMessage(HandshakeType.OriginatorAck));
                Establish();
                break;
            case (HandshakeState.AwaitOriginatorAck, HandshakeType.OriginatorAck):
                Establish();
                break;
            default:
                Fail(ErrorCode.UnexpectedHandshakeMessage, $"{message.Type} while in {State}");
                break;
        }
    }

    /// <summary>After a pause: asks again whether the other handshake has left room for this one.</summary>
    public void Resume()
    {
        if (State == HandshakeState.Paused)
            Originate();
    }

    /// <summary>The connection is gone, or time is up.</summary>
    public void Abandon(ErrorCode fault, string text)
    {
        if (State is not (HandshakeState.Established or HandshakeState.Failed))
            Fail(fault, text);
    }

    private void OnHello(in HandshakeMessage message)
    {
        Peer = message.Sender;
        if (Peer == self)
        {
            Drop(ErrorCode.PeerInvalid, "an endpoint cannot be its own peer");
        }
        else if (message.MinVersion > HandshakeMessage.Version || message.MaxVersion < HandshakeMessage.Version)
        {
            Drop(ErrorCode.PeerIncompatible, "unsupported versions offered");
        }
        else if (self < Peer)
        {
            Originate();
        }
        else
        {
            Send(Hello());
            State = HandshakeState.AwaitVersion;
        }
    }

    private void Originate()
    {
        switch (registry.Claim(Peer))
        {
            case PeerClaim.Busy:
                State = HandshakeState.Paused;
                break;
            case PeerClaim.Redundant:
                Drop(ErrorCode.RedundantConnection, "redundant connection");
                break;
            case PeerClaim.ShuttingDown:
                Drop(ErrorCode.ShuttingDown, "shutting down");
                break;
            default:
                _hasClaim = true;
                Send(new HandshakeMessage(HandshakeType.VersionSelect, self, HandshakeMessage.Version));
                SendFilter(HandshakeType.OriginatorSyn);
                State = HandshakeState.AwaitResponderSynAck;
                break;
        }
    }

    private void OnVersion(in HandshakeMessage message)
    {
        Peer = message.Sender;
        if (Peer == self)
        {
            Drop(ErrorCode.PeerInvalid, "an endpoint cannot be its own peer");
            return;
        }

        if (message.MinVersion != HandshakeMessage.Version)
        {
            Drop(ErrorCode.PeerIncompatible, "unsupported version selected");
            return;
        }

        switch (registry.Claim(Peer))
        {
            case PeerClaim.Granted:
                _hasClaim = true;
                State = HandshakeState.AwaitOriginatorSyn;
                break;
            case PeerClaim.ShuttingDown:
                Drop(ErrorCode.ShuttingDown, "shutting down");
                break;
            default:
                Drop(ErrorCode.LogicError, "detected redundant connection at the responder");
                break;
        }
    }

    private void Learn(in HandshakeMessage message)
    {
        PeerFilter = message.Filter ?? Filter.Empty;
        IsMarked = isMarking && message.IsMarking;
    }

    private void Establish()
    {
        State = HandshakeState.Established;
        registry.Set(Peer, PeerStatus.Connected);
    }

    private HandshakeMessage Hello() => new(HandshakeType.Hello, self, HandshakeMessage.Version, HandshakeMessage.Version);

    private void SendFilter(HandshakeType type)
    {
        SentFilter = ownFilter();
        Send(new HandshakeMessage(type, Filter: SentFilter, IsMarking: isMarking));
    }

    private void Drop(ErrorCode code, string text)
    {
        Send(new HandshakeMessage(HandshakeType.DropConnection, self, Code: code, Text: text));
        Fail(code, text);
    }

    private void Fail(ErrorCode fault, string text)
    {
        State = HandshakeState.Failed;
        Fault = fault;
        FaultText = text;
        if (_hasClaim)
            registry.Forget(Peer);
        _hasClaim = false;
    }

    private void Send(in HandshakeMessage message) => _output.AddRange(message.ToFrame());
}
