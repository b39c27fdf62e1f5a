using System.Globalization;
using System.Text;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;
using Vigil.Analysis.Weird;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Testing.Analyzers;

/// <summary>One analyzer on a connection that is not there; what it says becomes lines of text.</summary>
public sealed class AnalyzerBench : IDetection, IConnectionWeirds
{
    private readonly Analyzer _analyzer;
    private readonly StandInConnection _connection;
    private readonly long[] _position = new long[2];

    /// <summary>Makes the analyzer and has all its events handled.</summary>
    /// <param name="create">Makes the analyzer.</param>
    /// <param name="names">What scripts declare.</param>
    /// <param name="transport">Transport of the connection.</param>
    /// <param name="port">Port of the responder.</param>
    public AnalyzerBench(Func<AnalyzerContext, Analyzer> create, IScriptNames names, TransportProtocol transport, int port)
    {
        Engine = new(new SilentReporter());
        var events = new EventTable(Engine);
        Engine.AddService(events);
        Engine.AddService(names);
        Engine.AddService<ITypeTable>(names);
        Engine.Events.Observer = Note;
        _connection = new(new(Engine, this, this, new NoFiles()), transport, port);
        _analyzer = create(new(_connection, new("TEST", create)));
        foreach (var handle in events.All)
            handle.IsHandled = true;
        _analyzer.Init();
    }

    public EngineContext Engine { get; }

    /// <summary>Events (<c>name argument ...</c>, without connections), weirds, confirmations, violations, history letters.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Types of records that are left out of the log.</summary>
    public HashSet<string> Hidden { get; } = [];

    public AnalyzerBench Packet(ReadOnlySpan<byte> data, Direction direction)
    {
        _analyzer.Packet(data, direction, data.Length);
        Engine.Events.Drain();
        return this;
    }

    public AnalyzerBench Stream(ReadOnlySpan<byte> data, Direction direction)
    {
        _position[(int)direction] += data.Length;
        _analyzer.Stream(data, direction);
        Engine.Events.Drain();
        return this;
    }

    public AnalyzerBench Gap(int length, Direction direction)
    {
        _analyzer.Gap(_position[(int)direction], length, direction);
        _position[(int)direction] += length;
        Engine.Events.Drain();
        return this;
    }

    public AnalyzerBench Close()
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

    private void Note(QueuedEvent queued)
    {
        var line = new StringBuilder(queued.Handle.Name);
        foreach (var argument in queued.Arguments.AsSpan(1))
        {
            if (argument.Object is RecordVal record && Hidden.Contains(record.RecordType.Name ?? ""))
                continue;
            line.Append(' ').Append(Text(argument));
        }

        Log.Add(line.ToString());
    }

    // Records nest as deep as the analyzer under test builds them, which is finite.
    private static string Text(Value value) => value.Object switch
    {
        ByteString text => text.ToString(),
        RecordVal record => "[" + string.Join(' ', Enumerable.Range(0, record.Count).Select(i => record[i]).Where(static v => v.IsSet).Select(Text)) + "]",
        VectorVal vector => "(" + string.Join(' ', vector.Elements.ToArray().Select(Text)) + ")",
        _ => Scalar(value),
    };

    private static string Scalar(Value value) => !value.IsSet ? "-" : value.Type.Tag switch
    {
        TypeTag.Bool => value.AsBool() ? "T" : "F",
        TypeTag.Addr => value.AsAddr().ToString(),
        TypeTag.Port => value.AsPort().ToString(),
        TypeTag.Double or TypeTag.Interval or TypeTag.Time => value.AsDouble().ToString(CultureInfo.InvariantCulture),
        _ => value.Bits.ToString(CultureInfo.InvariantCulture),
    };
}
