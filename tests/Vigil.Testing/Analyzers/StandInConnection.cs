using Vigil.Analysis;
using Vigil.Analysis.Connections;
using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Testing.Analyzers;

/// <summary>A connection from 10.0.0.1 to 10.0.0.2 that tracks nothing.</summary>
public sealed class StandInConnection(AnalysisServices services, TransportProtocol transport, int port) : Connection(services)
{
    private readonly RecordVal _record = RecordVal.CreateUnset(new RecordType { Name = "connection" });

    public override ByteString Uid { get; } = ByteString.From("C1");

    public override TransportProtocol Transport => transport;

    public override Addr OrigAddr => Addr.V4(0x0A00_0001);

    public override Port OrigPort => new(40000, transport);

    public override Addr RespAddr => Addr.V4(0x0A00_0002);

    public override Port RespPort => new(port, transport);

    public override NetworkTime StartTime => default;

    public override NetworkTime LastTime => default;

    public override RecordVal ToRecord() => _record;

    public override void AddHistory(char letter)
    {
    }

    public override void ExpireAfterSilence(double seconds)
    {
    }
}
