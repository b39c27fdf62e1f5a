using System.Text;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Connections;

/// <summary>Builds the <c>connection</c> records of one engine and keeps them up to date.</summary>
/// <remarks>Fields are found by name once; scripts may have added any others around them.</remarks>
internal sealed class ConnectionRecords(EngineContext engine)
{
    private Layout? _layout;
    private Dictionary<ulong, ByteString>? _linkAddresses;

    private Layout Fields => _layout ??= new(engine);

    /// <summary>A record with what never changes.</summary>
    public RecordVal Create(TrackedConnection connection)
    {
        var f = Fields;
        var record = RecordVal.CreateGiven(f.Connection, engine, f.Given);
        record[f.Id] = Value.Of(IdOf(connection));
        record[f.Orig] = Value.Of(EndpointOf(in connection.Originator));
        record[f.Resp] = Value.Of(EndpointOf(in connection.Responder));
        record[f.StartTime] = Value.Time(connection.StartTime);
        record[f.Uid] = Value.Of(connection.Uid);
        if (!record[f.Service].IsSet)
            record[f.Service] = RecordVal.EmptyOf(f.Connection.Fields[f.Service].Type, engine);
        if (connection.Vlan >= 0)
            record[f.Vlan] = Value.Int(connection.Vlan);
        if (connection.InnerVlan >= 0)
            record[f.InnerVlan] = Value.Int(connection.InnerVlan);
        if (connection.Tunnel is { } tunnel)
            record[f.Tunnel] = Value.Of(TunnelVector(tunnel));
        return record;
    }

    /// <summary>Writes what changes.</summary>
    public void Update(RecordVal record, TrackedConnection connection)
    {
        var f = Fields;
        record[f.Duration] = Value.Interval(connection.LastTime - connection.StartTime);
        record[f.History] = Value.Of(connection.HistoryText);
        Update(record[f.Orig].AsRecord(), connection, in connection.Originator, Direction.Originator);
        Update(record[f.Resp].AsRecord(), connection, in connection.Responder, Direction.Responder);
    }

    /// <summary>Exchanges the ends.</summary>
    public void Flip(RecordVal record, TrackedConnection connection)
    {
        var f = Fields;
        record[f.Id] = Value.Of(IdOf(connection));
        (record[f.Orig], record[f.Resp]) = (record[f.Resp], record[f.Orig]);
        Update(record, connection);
    }

    /// <summary>The <c>conn_id</c> of a connection.</summary>
    public RecordVal IdOf(Addr orig, Port origPort, Addr resp, Port respPort, int protocol)
    {
        var f = Fields;
        var id = RecordVal.Create(f.ConnId, engine);
        id[f.OrigH] = Value.Addr(orig);
        id[f.OrigP] = Value.Port(origPort);
        id[f.RespH] = Value.Addr(resp);
        id[f.RespP] = Value.Port(respPort);
        if (f.Proto >= 0)
            id[f.Proto] = Value.Count(protocol);
        return id;
    }

    /// <summary>The tunnels as scripts see them, outermost first.</summary>
    public VectorVal TunnelVector(EncapsulationStack? stack)
    {
        var f = Fields;
        var vector = new VectorVal((VectorType)f.Connection.Fields[f.Tunnel].Type);
        if (stack is null)
            return vector;
        foreach (var layer in stack.Layers)
        {
            var item = RecordVal.Create(f.Encapsulation, engine);
            item[f.EncapsulationId] = Value.Of(
                IdOf(layer.Source, layer.SourcePort, layer.Destination, layer.DestinationPort, layer.Protocol));
            item[f.EncapsulationType] = Value.Enum((EnumType)f.Encapsulation.Fields[f.EncapsulationType].Type, (long)layer.Type);
            layer.Uid ??= (engine.Find<RandomSource>() ?? new RandomSource()).UniqueId("C"u8);
            item[f.EncapsulationUid] = Value.Of(layer.Uid);
            vector.Add(Value.Of(item));
        }

        return vector;
    }

    private RecordVal IdOf(TrackedConnection c) => IdOf(c.OrigAddr, c.OrigPort, c.RespAddr, c.RespPort, c.Protocol);

    private RecordVal EndpointOf(ref readonly EndpointCounters counters)
    {
        var f = Fields;
        var endpoint = RecordVal.Create(f.Endpoint, engine);
        if (counters.HasLinkAddress)
            endpoint[f.LinkAddress] = Value.Of(LinkText(counters.LinkAddress));
        return endpoint;
    }

    private void Update(RecordVal endpoint, TrackedConnection connection, ref readonly EndpointCounters counters, Direction direction)
    {
        var f = Fields;
        endpoint[f.Size] = Value.Count((ulong)connection.SizeOf(direction));
        endpoint[f.State] = Value.Count(connection.StateOf(direction));
        endpoint[f.Packets] = Value.Count(counters.Packets);
        endpoint[f.Octets] = Value.Count(counters.Octets);
        endpoint[f.FlowLabel] = Value.Count(counters.FlowLabel);
    }

    // Few machines send all the packets: the text is shared. The cache is small enough to be thrown away when full.
    private ByteString LinkText(ulong address)
    {
        _linkAddresses ??= [];
        if (_linkAddresses.TryGetValue(address, out var text))
            return text;
        if (_linkAddresses.Count > 4096)
            _linkAddresses.Clear();
        var builder = new StringBuilder(17);
        for (var shift = 40; shift >= 0; shift -= 8)
        {
            if (shift < 40)
                builder.Append(':');
            builder.Append(((address >> shift) & 0xFF).ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }

        text = ByteString.From(builder.ToString());
        _linkAddresses.Add(address, text);
        return text;
    }

    private sealed class Layout
    {
        public Layout(EngineContext engine)
        {
            var types = engine.Service<ITypeTable>();
            Connection = Record(types, "connection");
            ConnId = Record(types, "conn_id");
            Endpoint = Record(types, "endpoint");
            Id = Connection.SlotOf("id");
            Orig = Connection.SlotOf("orig");
            Resp = Connection.SlotOf("resp");
            Given = (1UL << Id) | (1UL << Orig) | (1UL << Resp);
            StartTime = Connection.SlotOf("start_time");
            Duration = Connection.SlotOf("duration");
            Service = Connection.SlotOf("service");
            History = Connection.SlotOf("history");
            Uid = Connection.SlotOf("uid");
            Tunnel = Connection.SlotOf("tunnel");
            Vlan = Connection.SlotOf("vlan");
            InnerVlan = Connection.SlotOf("inner_vlan");
            OrigH = ConnId.SlotOf("orig_h");
            OrigP = ConnId.SlotOf("orig_p");
            RespH = ConnId.SlotOf("resp_h");
            RespP = ConnId.SlotOf("resp_p");
            Proto = ConnId.SlotOf("proto");
            Size = Endpoint.SlotOf("size");
            State = Endpoint.SlotOf("state");
            Packets = Endpoint.SlotOf("num_pkts");
            Octets = Endpoint.SlotOf("num_bytes_ip");
            FlowLabel = Endpoint.SlotOf("flow_label");
            LinkAddress = Endpoint.SlotOf("l2_addr");
            Encapsulation = Record(types, "Tunnel::EncapsulatingConn");
            EncapsulationId = Encapsulation.SlotOf("cid");
            EncapsulationType = Encapsulation.SlotOf("tunnel_type");
            EncapsulationUid = Encapsulation.SlotOf("uid");
        }

        public RecordType Connection { get; }

        public RecordType ConnId { get; }

        public RecordType Endpoint { get; }

        public RecordType Encapsulation { get; }

        /// <summary>Slots of a connection that are set as soon as it is made, as bits.</summary>
        public ulong Given { get; }

        public int Id { get; }

        public int Orig { get; }

        public int Resp { get; }

        public int StartTime { get; }

        public int Duration { get; }

        public int Service { get; }

        public int History { get; }

        public int Uid { get; }

        public int Tunnel { get; }

        public int Vlan { get; }

        public int InnerVlan { get; }

        public int OrigH { get; }

        public int OrigP { get; }

        public int RespH { get; }

        public int RespP { get; }

        public int Proto { get; }

        public int Size { get; }

        public int State { get; }

        public int Packets { get; }

        public int Octets { get; }

        public int FlowLabel { get; }

        public int LinkAddress { get; }

        public int EncapsulationId { get; }

        public int EncapsulationType { get; }

        public int EncapsulationUid { get; }

        private static RecordType Record(ITypeTable types, string name) =>
            types.Find(name) as RecordType ?? throw new InvalidOperationException($"scripts declare no record {name}");
    }
}
