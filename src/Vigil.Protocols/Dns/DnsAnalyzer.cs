using System.Globalization;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <summary>Follows DNS over UDP and TCP, and what shares its format: mDNS, LLMNR, NetBIOS names.</summary>
[Analyzer("DNS")]
internal sealed class DnsAnalyzer : StreamAnalyzer
{
    private const int OpcodeQuery = 0;
    private const int OpcodeNotify = 4;
    private const int OpcodeUpdate = 5;
    private const int NetbiosNameService = 137;

    private readonly DnsEvents _events;
    private readonly DnsState _state;
    private bool _sawMessage;

    public DnsAnalyzer(AnalyzerContext context)
        : base(context)
    {
        _events = DnsEvents.Of(Engine);
        _state = DnsState.Of(Engine);
    }

    /// <summary>Whether it is NetBIOS' name service (RFC 1002), which borrows the format.</summary>
    internal bool IsNetbios => Connection.RespPort.Number == NetbiosNameService;

    private DnsOptions Options => _state.Options;

    /// <inheritdoc/>
    public override void Init()
    {
        if (Connection.Transport == TransportProtocol.Udp)
            Connection.ExpireAfterSilence(Options.SessionTimeout);
    }

    /// <inheritdoc/>
    public override void Done()
    {
        if (Connection.Transport == TransportProtocol.Udp)
            _events.SessionDone(Connection);
    }

    /// <inheritdoc/>
    protected override void DeliverPacket(ReadOnlySpan<byte> data, Direction direction, int wireLength) =>
        OnMessage(data, direction);

    /// <inheritdoc/>
    protected override int BufferCap => ushort.MaxValue + 2;

    // Over TCP each message has its length before it (RFC 1035, 4.2.2).
    /// <inheritdoc/>
    protected override int Consume(ReadOnlySpan<byte> data, Direction direction)
    {
        var reader = new WireReader(data);
        while (!IsStopped && reader.TryReadVector16(out var message))
            OnMessage(message, direction);
        return reader.Position;
    }

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction) => Stop();

    private void OnMessage(ReadOnlySpan<byte> data, Direction direction)
    {
        var reader = new WireReader(data);
        if (DnsHeader.Read(ref reader, out var header) != ParseStatus.Complete)
        {
            Weird("DNS_truncated_len_lt_hdr_len");
            return;
        }

        if (header.Opcode is not (OpcodeQuery or OpcodeNotify or OpcodeUpdate))
        {
            // The rest would be read by rules that this kind of message does not follow.
            Weird("DNS_unknown_opcode", header.Opcode.ToString(CultureInfo.InvariantCulture));
            Connection.AddHistory(direction.IsOrig() ? 'X' : 'x');
            Stop();
            return;
        }

        if (Options.MaxQueries > 0 && header.Questions > Options.MaxQueries)
        {
            Violation("DNS_Conn_count_too_large");
            Weird("DNS_Conn_count_too_large");
            return;
        }

        // A response that comes first answers a query nobody saw; multicast responses come unasked.
        if (!_sawMessage && header.IsResponse && direction.IsOrig() && Connection.Transport == TransportProtocol.Udp
            && !IsMulticast(Connection.RespAddr))
            Connection.ExchangeEnds();

        _sawMessage = true;
        var message = _state.Message;
        message.Begin(this, header);
        if (_events.HasMessage)
            _events.Message(Connection, direction.IsOrig(), message.Record, (ulong)data.Length);
        Confirm();
        ReadParts(ref reader, message, header);
        if (_events.HasEnd)
            _events.End(Connection, message.Record);
    }

    private static bool IsMulticast(Addr address) =>
        address.IsV4 ? address.V4Bits >> 28 == 0xE : address.High >> 56 == 0xFF;

    private void ReadParts(ref WireReader reader, DnsMessage message, DnsHeader header)
    {
        if (!message.ReadQuestions(ref reader))
            return;
        var isUpdate = header.Opcode == OpcodeUpdate;
        if (!message.ReadRecords(ref reader, header.Answers, isUpdate ? DnsSection.Prerequisite : DnsSection.Answer, skip: false))
            return;

        // Sections whose events are not wanted need not be read, unless one behind them is.
        var server = header.IsResponse ? Connection.RespAddr : Connection.OrigAddr;
        var skipsAuthority = !isUpdate && Options.SkipsAuthority(server);
        var skipsAdditional = Options.SkipsAdditional(server);
        if (skipsAuthority && skipsAdditional)
            return;
        if (!message.ReadRecords(ref reader, header.Authorities, isUpdate ? DnsSection.Update : DnsSection.Authority, skipsAuthority))
            return;
        message.ReadRecords(ref reader, header.Additionals, DnsSection.Additional, skipsAdditional);
    }

    /// <summary>The header as scripts see it.</summary>
    internal RecordVal MakeRecord(DnsHeader header) => _state.Records.Message.Create(
        Engine,
        [
            Value.Count(header.Id), Value.Count(header.Opcode), Value.Count(header.Rcode), Value.Bool(header.IsResponse),
            Value.Bool(header.AA), Value.Bool(header.TC), Value.Bool(header.RD), Value.Bool(header.RA), Value.Count(header.Z),
            Value.Bool(header.AD), Value.Bool(header.CD), Value.Count(header.Questions), Value.Count(header.Answers),
            Value.Count(header.Authorities), Value.Count(header.Additionals),
            Value.Bool(IsNetbios),
        ]);
}
