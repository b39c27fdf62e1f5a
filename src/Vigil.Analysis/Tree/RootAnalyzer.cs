using Vigil.Analysis.Connections;

namespace Vigil.Analysis.Tree;

/// <summary>The root of a connection's tree: hands everything on to the protocol analyzers.</summary>
internal sealed class RootAnalyzer(TrackedConnection connection) : Analyzer(new(connection, Kind))
{
    private static readonly AnalyzerDescriptor Kind = new("TCP", static _ => throw new NotSupportedException("every connection has its root"));
}
