using Vigil.Core.Declarations;

namespace Vigil.Analysis.Files;

/// <summary>Marks a class as an analyzer of files; the build finds it.</summary>
/// <param name="name">Its name; the tag is <c>Files::ANALYZER_</c> and this.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[DescribedBy(typeof(FileAnalyzerDescriptor))]
public sealed class FileAnalyzerAttribute(string name) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;
}
