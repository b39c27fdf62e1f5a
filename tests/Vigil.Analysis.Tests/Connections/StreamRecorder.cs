using System.Text;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;

namespace Vigil.Analysis.Tests.Connections;

/// <summary>Writes down what an analyzer is given.</summary>
internal sealed class StreamRecorder(AnalyzerContext context) : Analyzer(context)
{
    public StringBuilder Originator { get; } = new();

    public StringBuilder Responder { get; } = new();

    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction) =>
        Of(direction).Append(Encoding.Latin1.GetString(data));

    protected override void Undelivered(long offset, long length, Direction direction) =>
        Of(direction).Append('<').Append(length).Append('>');

    protected override void EndOfData(Direction direction) => Of(direction).Append('.');

    private StringBuilder Of(Direction direction) => direction == Direction.Originator ? Originator : Responder;
}
