namespace Vigil.Analysis.Tree;

/// <summary>A kind of analyzer: its name and how to make one.</summary>
/// <param name="Name">The protocol's name, e.g. <c>DNS</c>.</param>
/// <param name="Create">Makes one for a connection.</param>
public sealed record AnalyzerDescriptor(string Name, Func<AnalyzerContext, Analyzer> Create)
{
    /// <summary>The constant's name without module: <c>ANALYZER_DNS</c>.</summary>
    public string TagName { get; } = "ANALYZER_" + Name.ToUpperInvariant();
}
