using System.Buffers.Binary;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Icmp;
using Vigil.Analysis.Tcp;
using Vigil.Analysis.Tree;
using Vigil.Analysis.Udp;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;
using Vigil.Packets.Decoding.Headers;

namespace Vigil.Analysis.Connections;

/// <summary>Takes decoded packets, finds or begins the connection of each, and removes connections that are over.</summary>
public sealed class ConnectionTracker : IPacketSink
{
    private const int DrainStep = 256;
    private const int FixedIpv6Header = 40; // octets (RFC 8200, 3)

    private readonly Dictionary<FlowKey, TrackedConnection> _open = [];
    private readonly RandomSource _random;
    private readonly IWeirdSink _weirds;
    private readonly HeaderValues _headers;
    private readonly byte[] _options = new byte[40]; // a TCP header has no room for more
    private TrafficFilter? _filter;
    private int _optionsLength = -1;

    /// <summary>The connections of one engine, none yet.</summary>
    /// <param name="services">What analyzers share.</param>
    /// <param name="options">Script constants.</param>
    /// <param name="weirds">Where odd packets are reported.</param>
    /// <param name="analyzers">Analyzers by name and port.</param>
    public ConnectionTracker(AnalysisServices services, ConnectionOptions options, IWeirdSink weirds, AnalyzerRegistry analyzers)
    {
        Services = services;
        Options = options;
        Analyzers = analyzers;
        _weirds = weirds;
        _random = services.Engine.Find<RandomSource>() ?? new();
        Events = ConnectionEvents.Of(services.Engine);
        TcpEvents = TcpEvents.Of(services.Engine);
        UdpEvents = UdpEvents.Of(services.Engine);
        IcmpEvents = IcmpEvents.Of(services.Engine);
        Records = new(services.Engine);
        _headers = new(services.Engine);
    }

    /// <summary>What analyzers share.</summary>
    public AnalysisServices Services { get; }

    /// <summary>Script constants.</summary>
    public ConnectionOptions Options { get; set; }

    /// <summary>Networks whose checksums are not looked at (<c>ignore_checksums_nets</c>).</summary>
    public IReadOnlyList<Subnet> IgnoredChecksumNets { get; set; } = [];

    /// <summary>Analyzers by name and port.</summary>
    public AnalyzerRegistry Analyzers { get; }

    /// <summary>Decoders of tunnels over UDP, or <see langword="null"/>.</summary>
    public ITunnelDispatcher? Tunnels { get; set; }

    /// <summary>What tells protocols by their content, or <see langword="null"/>.</summary>
    public IPayloadMatcher? Matcher { get; set; }

    /// <summary>Gaps in TCP streams so far.</summary>
    public Tcp.GapCounts Gaps { get; } = new();

    /// <summary>Connections open now.</summary>
    public int Count => _open.Count;

    /// <summary>Octets that open TCP connections hold ahead of holes; counted when asked for.</summary>
    public long HeldOctets
    {
        get
        {
            var held = 0L;
            foreach (var connection in _open.Values)
                held += (connection as Tcp.TcpConnection)?.HeldOctets ?? 0;
            return held;
        }
    }

    /// <summary>Connections seen so far.</summary>
    public long Total { get; private set; }

    internal ConnectionEvents Events { get; }

    internal TcpEvents TcpEvents { get; }

    internal UdpEvents UdpEvents { get; }

    internal IcmpEvents IcmpEvents { get; }

    internal ConnectionRecords Records { get; }

    /// <summary>The connection at work, or <see langword="null"/>.</summary>
    internal TrackedConnection? Current { get; private set; }

    /// <summary>Whether the packet at work is to be recorded; <see langword="false"/> if it belongs to a connection of which scripts want no record.</summary>
    public bool RecordsPacket { get; set; } = true;

    /// <inheritdoc/>
    public void OnTransport(ref readonly DecodedPacket packet)
    {
        _optionsLength = -1;
        if (_filter is not null && _filter.Drops(in packet))
            return;
        switch (packet.Protocol)
        {
            case IpProtocol.Tcp:
                OnTcp(in packet);
                break;
            case IpProtocol.Udp:
                OnUdp(in packet);
                break;
            case IpProtocol.Icmp or IpProtocol.IcmpV6:
                OnIcmp(in packet);
                break;
            default:
                OnOther(in packet);
                break;
        }
    }

    /// <summary>Removes all connections, in the order they stand in the table: the run ends.</summary>
    /// <param name="handleEvents">Called now and then, so that the last events of all connections need not wait at once.</param>
    public void Drain(Action handleEvents)
    {
        var open = _open.Values.ToArray();
        _open.Clear();
        for (var i = 0; i < open.Length; i++)
        {
            open[i].End();
            open[i] = null!; // nobody looks back
            if (i % DrainStep == DrainStep - 1)
                handleEvents();
        }

        handleEvents();
    }

    /// <summary>The open connection between two ends, whichever is the originator, or <see langword="null"/>.</summary>
    public Connection? Find(Addr orig, Port origPort, Addr resp, Port respPort, int protocol = -1)
    {
        var transport = protocol >= 0 ? (byte)protocol : origPort.Transport switch
        {
            TransportProtocol.Tcp => IpProtocol.Tcp,
            TransportProtocol.Udp => IpProtocol.Udp,
            TransportProtocol.Icmp => orig.IsV4 ? IpProtocol.Icmp : IpProtocol.IcmpV6,
            _ => (byte)255,
        };
        var key = new FlowKey(orig, (ushort)origPort.Number, resp, (ushort)respPort.Number, transport);
        if (_open.TryGetValue(key, out var found))
            return found;
        return _open.GetValueOrDefault(new FlowKey(orig, (ushort)origPort.Number, resp, (ushort)respPort.Number, transport, isOneWay: true));
    }

    /// <summary>What is dropped before it reaches a connection.</summary>
    internal TrafficFilter RequireFilter() => _filter ??= new(_random);

    /// <summary>Whether the packet at work is a TCP segment, and its options.</summary>
    internal bool TryGetTcpOptions(out ReadOnlySpan<byte> options)
    {
        options = _optionsLength < 0 ? default : _options.AsSpan(0, _optionsLength);
        return _optionsLength >= 0;
    }

    internal ByteString NewUid() => _random.UniqueId("C"u8);

    /// <summary>Ends a connection and takes it out of the table.</summary>
    internal void Remove(TrackedConnection connection)
    {
        if (connection.IsRemoved)
            return;
        _open.Remove(connection.Key);
        connection.End();
    }

    // Hosts whose network card fills checksums in have wrong ones in captures of their own.
    internal bool HasBadChecksum(ref readonly DecodedPacket packet) =>
        !Options.IgnoreChecksums && !IgnoresChecksumsOf(packet.Ip.Source) && !Checksum.Transport(in packet);

    private void OnTcp(ref readonly DecodedPacket packet)
    {
        // A segment whose header makes no sense begins a connection as well, but does not count in it.
        var isValid = TcpSegment.TryRead(packet.Payload, packet.PayloadWireLength, out var segment);
        var key = new FlowKey(packet.Ip.FlowSource, segment.SourcePort, packet.Ip.FlowDestination, segment.DestinationPort, packet.Protocol);
        if (!TryContinue(key, in packet, out var connection))
        {
            if ((!segment.Syn || segment.Ack) && !Options.PartialConnectionOk)
                return;
            connection = new TcpConnection(this, key, in segment, in packet);
            var isFirstSyn = segment.Syn && !segment.Ack;
            Begin(connection, flips: !isFirstSyn && LooksReversed(segment.SourcePort, segment.DestinationPort, isAnswer: segment.Syn));
        }

        if (!isValid)
        {
            var headerLength = TcpSegment.HeaderLengthOf(packet.Payload);
            var isCut = headerLength >= TcpSegment.FixedHeaderLength && headerLength <= packet.PayloadWireLength;
            connection.Weird(isCut ? "truncated_header" : "bad_TCP_header_len", "", "TCP");
            return;
        }

        // Events are handled when the segment is gone: scripts may ask for its options then.
        segment.Options.CopyTo(_options);
        _optionsLength = segment.Options.Length;
        Deliver(connection, connection.DirectionOf(packet.Ip.FlowSource, segment.SourcePort), in packet);
    }

    private void OnUdp(ref readonly DecodedPacket packet)
    {
        var source = BinaryPrimitives.ReadUInt16BigEndian(packet.Payload);
        var destination = BinaryPrimitives.ReadUInt16BigEndian(packet.Payload[2..]);
        var key = new FlowKey(packet.Ip.FlowSource, source, packet.Ip.FlowDestination, destination, packet.Protocol);
        if (!TryContinue(key, in packet, out var connection))
        {
            connection = new UdpConnection(this, key, source, destination, in packet);
            Begin(connection, LooksReversed(source, destination, packet.Ip.FlowDestination));
        }

        Deliver(connection, connection.DirectionOf(packet.Ip.FlowSource, source), in packet);
    }

    private void OnIcmp(ref readonly DecodedPacket packet)
    {
        var type = packet.Payload[0];
        var code = packet.Payload[1];
        var isV6 = packet.Protocol == IpProtocol.IcmpV6;
        var counterpart = IcmpPairs.CounterpartOf(type, isV6);
        var isOneWay = counterpart < 0;
        var port = (ushort)(isOneWay ? code : counterpart);
        var key = new FlowKey(packet.Ip.FlowSource, type, packet.Ip.FlowDestination, port, packet.Protocol, isOneWay);
        if (!TryContinue(key, in packet, out var connection))
        {
            connection = new IcmpConnection(this, key, type, port, in packet);
            Begin(connection, flips: false);
        }

        var direction = isOneWay ? Direction.Originator : connection.DirectionOf(packet.Ip.FlowSource, type);
        Deliver(connection, direction, in packet);
    }

    private void OnOther(ref readonly DecodedPacket packet)
    {
        var key = new FlowKey(packet.Ip.FlowSource, 0, packet.Ip.FlowDestination, 0, packet.Protocol);
        if (!TryContinue(key, in packet, out var connection))
        {
            connection = new OtherConnection(this, key, in packet);
            Begin(connection, flips: false);
        }

        Deliver(connection, connection.DirectionOf(packet.Ip.FlowSource, 0), in packet);
    }

    private bool IgnoresChecksumsOf(Addr source)
    {
        foreach (var net in IgnoredChecksumNets)
        {
            if (net.Contains(source))
                return true;
        }

        return false;
    }

    // Finds the open connection of a packet; one that is over although it is still in the table gives way to a new one.
    private bool TryContinue(FlowKey key, ref readonly DecodedPacket packet, out TrackedConnection connection)
    {
        if (!_open.TryGetValue(key, out connection!))
            return false;
        if (!connection.IsReusedBy(in packet))
            return true;
        if (connection.Transport == TransportProtocol.Tcp && connection.StateOf(Direction.Responder) == 0)
            connection.Weird("active_connection_reuse", "", "TCP");
        Events.Reused(connection);
        Remove(connection);
        return false;
    }

    private void Begin(TrackedConnection connection, bool flips)
    {
        Total++;
        _open.Add(connection.Key, connection);
        if (flips)
            connection.FlipRoles();
        Analyzers.ApplyExpectation(connection);
        if (connection.Transport == TransportProtocol.Tcp)
            TcpEvents.NewContents(connection); // every stream is put in order
        Events.New(connection);
    }

    private void Deliver(TrackedConnection connection, Direction direction, ref readonly DecodedPacket packet)
    {
        var outer = Current;
        Current = connection;
        connection.CheckPath(in packet, direction);
        if (Events.HasNewPacket || Events.HasExtensionHeaders)
            ShowHeaders(connection, in packet);
        connection.Deliver(in packet, direction);
        Current = outer;
        if (outer is null)
            RecordsPacket = connection.RecordsPackets;
    }

    private void ShowHeaders(TrackedConnection connection, ref readonly DecodedPacket packet)
    {
        var hasExtensions = packet.Ip.Version == 6 && packet.Ip.HeaderLength > FixedIpv6Header;
        if (!hasExtensions && !Events.HasNewPacket)
            return;
        var headers = _headers.PacketHeader(in packet);
        if (hasExtensions)
            Events.ExtensionHeaders(connection, headers);
        Events.NewPacket(connection, headers);
    }

    // The first segment seen comes from a port where servers listen, and no SYN says otherwise: most likely it is an answer. A SYN
    // with ACK is one for certain, but between two such ports it is left to the next segment to tell.
    private bool LooksReversed(int source, int destination, bool isAnswer) =>
        Options.IsLikelyServer(new(source, TransportProtocol.Tcp))
        && ((source < destination && !isAnswer) || !Options.IsLikelyServer(new(destination, TransportProtocol.Tcp)));

    // The first datagram seen comes from a port where servers listen: most likely it is an answer, unless it goes to all.
    private bool LooksReversed(int source, int destination, Addr receiver) =>
        Options.IsLikelyServer(new(source, TransportProtocol.Udp)) && !Options.IsLikelyServer(new(destination, TransportProtocol.Udp))
        && receiver != Addr.V4(uint.MaxValue);
}
