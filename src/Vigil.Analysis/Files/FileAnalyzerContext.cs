using Vigil.Core.Values;

namespace Vigil.Analysis.Files;

/// <summary>What a file analyzer is made from.</summary>
/// <param name="File">The file it will look at.</param>
/// <param name="Descriptor">Its kind.</param>
/// <param name="Arguments">The script's <c>Files::AnalyzerArgs</c>, or <see langword="null"/>.</param>
public readonly record struct FileAnalyzerContext(TrackedFile File, FileAnalyzerDescriptor Descriptor, RecordVal? Arguments);
