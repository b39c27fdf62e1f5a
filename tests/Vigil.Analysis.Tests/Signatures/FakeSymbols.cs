using Vigil.Analysis.Signatures;
using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Tests.Signatures;

/// <summary>Scripts as the tests want them: some variables, a function, events that are all handled.</summary>
internal sealed class FakeSymbols : ISignatureSymbols
{
    public FakeSymbols()
    {
        Context = new(new SilentReporter());
        Context.AddService(new EventTable(Context));
        Context.Events.Observer = e => Raised.Add(
            $"{e.Handle.Name} {e.Arguments[0].AsRecord()[0].AsString()} {string.Join(' ', e.Arguments.Skip(1).Select(Text))}");
        foreach (var name in (string[])["signature_match", "mine"])
            Context.Service<EventTable>().Get(name).IsHandled = true;
        foreach (var (name, type) in ((string, ScriptType)[])[("sig_id", BaseType.String), ("conn", BaseType.Any), ("is_orig", BaseType.Bool), ("payload_size", BaseType.Count)])
            State.TryAdd(new(name, type));
    }

    public EngineContext Context { get; }

    public RecordType State { get; } = new();

    public List<string> Raised { get; } = [];

    public Dictionary<string, Value> Values { get; } = [];

    public Dictionary<string, FuncVal> Functions { get; } = [];

    public List<string> Drain()
    {
        Raised.Clear();
        Context.Events.Drain();
        return Raised;
    }

    public bool TryGetValue(string name, out Value value) => Values.TryGetValue(name, out value);

    public FuncVal? FindFunction(string name) => Functions.GetValueOrDefault(name);

    public EventHandle? FindEvent(string name) => Context.Service<EventTable>().Find(name);

    public RecordType? FindRecord(string name) => name == "signature_state" ? State : null;

    public bool IsAnalyzer(string name) => name != "nonesuch";

    private static string Text(Value value) =>
        value.Type.Tag == TypeTag.String ? $"'{value.AsString()}'" : value.AsCount().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class SilentReporter : Reporter
    {
        public override void Error(string message, SourceLocation? location = null, string kind = "error") => Errors++;

        public override void Warning(string message, SourceLocation? location = null, string kind = "warning")
        {
        }

        public override void Info(string message, SourceLocation? location = null)
        {
        }
    }
}

/// <summary>A connection that notes what is done to it.</summary>
internal sealed class FakeSubject(TransportProtocol transport = TransportProtocol.Tcp) : ISignatureSubject
{
    public List<string> Done { get; } = [];

    public Addr Originator { get; set; } = Addr.V4(0x0A000001);

    public Addr Responder { get; set; } = Addr.V4(0x0A000002);

    public TransportProtocol Transport { get; } = transport;

    public bool IsEstablished { get; set; }

    public void EnableAnalyzer(string analyzer, string? parent) => Done.Add($"+{parent}/{analyzer}");

    public void DisableAnalyzer(string analyzer) => Done.Add($"-{analyzer}");

    public Value ToValue() => default;
}
