using System.Text;
using Vigil.Analysis;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;
using Vigil.Analysis.Weird;
using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Protocols.Http;

namespace Vigil.Protocols.Tests.Http;

/// <summary>One HTTP analyzer on a connection that is not there; what it says becomes lines of text.</summary>
internal sealed class HttpBench : IDetection, IConnectionWeirds, ITypeTable
{
    private static readonly string[] Events =
        ["http_request", "http_reply", "http_header", "http_begin_entity", "http_end_entity", "http_message_done"];

    private readonly HttpAnalyzer _analyzer;
    private readonly long[] _position = new long[2];

    public HttpBench()
    {
        var engine = new EngineContext(new Silence());
        var table = new EventTable(engine);
        engine.AddService(table);
        engine.AddService<ITypeTable>(this);
        foreach (var name in Events)
            table.Get(name).IsHandled = true;
        engine.Events.Observer = Note;
        Engine = engine;
        var services = new AnalysisServices(engine, this, this, Files);
        _analyzer = new(new(new NoConnection(services), new("HTTP", static c => new HttpAnalyzer(c))));
    }

    public EngineContext Engine { get; }

    public FakeFiles Files { get; } = new();

    public List<string> Log { get; } = [];

    public HttpBench Client(string text) => Deliver(text, Direction.Originator);

    public HttpBench Server(string text) => Deliver(text, Direction.Responder);

    public HttpBench Deliver(string text, Direction direction) => Deliver(Encoding.Latin1.GetBytes(text), direction);

    public HttpBench Deliver(ReadOnlySpan<byte> data, Direction direction)
    {
        _position[(int)direction] += data.Length;
        _analyzer.Stream(data, direction);
        Engine.Events.Drain();
        return this;
    }

    public HttpBench Gap(int length, Direction direction)
    {
        _analyzer.Gap(_position[(int)direction], length, direction);
        Engine.Events.Drain();
        return this;
    }

    public HttpBench Close()
    {
        _analyzer.EndpointEof(Direction.Originator);
        _analyzer.EndpointEof(Direction.Responder);
        _analyzer.Finish();
        Engine.Events.Drain();
        return this;
    }

    public void Confirmed(Analyzer analyzer) => Log.Add("confirmed");

    public void Violated(Analyzer analyzer, string reason, ReadOnlySpan<byte> data) => Log.Add("violation: " + reason);

    public void ConnectionWeird(Connection connection, string name, string addl, string source) => Log.Add($"weird {name} {addl}".TrimEnd());

    public ScriptType? Find(string name)
    {
        if (name != "http_message_stat")
            return null;
        var type = new RecordType { Name = name };
        type.TryAdd(new("start", BaseType.Time));
        type.TryAdd(new("interrupted", BaseType.Bool));
        type.TryAdd(new("finish_msg", BaseType.String));
        foreach (var field in new[] { "body_length", "content_gap_length", "header_length" })
            type.TryAdd(new(field, BaseType.Count));
        return type;
    }

    private void Note(QueuedEvent queued)
    {
        var arguments = queued.Arguments;
        var line = new StringBuilder(queued.Handle.Name["http_".Length..]);
        foreach (var argument in arguments.AsSpan(1))
        {
            if (argument.Object is ByteString text)
                line.Append(' ').Append(text);
            else if (argument.Object is RecordVal stat)
                line.Append(" body=").Append(stat[3].AsCount()).Append(" gap=").Append(stat[4].AsCount());
            else
                line.Append(' ').Append(argument.Bits);
        }

        Log.Add(line.ToString());
    }

    private sealed class Silence : Reporter
    {
        public override void Error(string message, SourceLocation? location = null, string kind = "error")
        {
        }

        public override void Warning(string message, SourceLocation? location = null, string kind = "warning")
        {
        }

        public override void Info(string message, SourceLocation? location = null)
        {
        }
    }

    private sealed class NoConnection(AnalysisServices services) : Connection(services)
    {
        public override ByteString Uid { get; } = ByteString.From("C1");

        public override TransportProtocol Transport => TransportProtocol.Tcp;

        public override Addr OrigAddr => Addr.V4(1);

        public override Port OrigPort => new(1024, TransportProtocol.Tcp);

        public override Addr RespAddr => Addr.V4(2);

        public override Port RespPort => new(80, TransportProtocol.Tcp);

        public override NetworkTime StartTime => default;

        public override NetworkTime LastTime => default;

        public override RecordVal ToRecord() => RecordVal.CreateUnset(new RecordType());

        public override void AddHistory(char letter)
        {
        }

        public override void ExpireAfterSilence(double seconds)
        {
        }
    }
}
