using Vigil.Analysis.Connections;

namespace Vigil.Analysis.Tree;

/// <summary>What an analyzer is made from.</summary>
/// <param name="Connection">The connection it will follow.</param>
/// <param name="Descriptor">Its kind.</param>
public readonly record struct AnalyzerContext(Connection Connection, AnalyzerDescriptor Descriptor);
