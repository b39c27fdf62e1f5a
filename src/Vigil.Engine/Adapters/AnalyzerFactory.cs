using Vigil.Analysis.Connections;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;

namespace Vigil.Engine.Adapters;

/// <summary>Makes analyzers for those that hand a connection over to another protocol.</summary>
internal sealed class AnalyzerFactory(AnalyzerRegistry registry) : IAnalyzerFactory
{
    public Analyzer? Create(string name, Connection connection) =>
        registry.Find(name) is { } kind && registry.IsEnabled(kind) ? kind.Create(new(connection, kind)) : null;
}
