using Vigil.Analysis.Files;

namespace Vigil.Files.Hash;

/// <summary>The SHA224 hash of a file.</summary>
[FileAnalyzer("SHA224")]
internal sealed class Sha224Analyzer(FileAnalyzerContext context) : HashAnalyzer(context, "sha224", new Sha224());
