namespace Vigil.Analysis.Files;

/// <summary>A kind of file analyzer: its name and how to make one.</summary>
/// <param name="Name">Name, e.g. <c>MD5</c>.</param>
/// <param name="Create">Makes one for a file.</param>
public sealed record FileAnalyzerDescriptor(string Name, Func<FileAnalyzerContext, FileAnalyzer> Create);
