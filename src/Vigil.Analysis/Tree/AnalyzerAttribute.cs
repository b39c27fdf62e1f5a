using Vigil.Core.Declarations;

namespace Vigil.Analysis.Tree;

/// <summary>Marks a class as the analyzer of a protocol; the build finds it.</summary>
/// <param name="name">The protocol as scripts and logs name it (<c>SSL</c>); the tag is <c>Analyzer::ANALYZER_</c> and this in capitals.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[DescribedBy(typeof(AnalyzerDescriptor))]
public sealed class AnalyzerAttribute(string name) : Attribute
{
    /// <summary>The protocol's name.</summary>
    public string Name { get; } = name;
}
