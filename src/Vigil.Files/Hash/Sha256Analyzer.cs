using System.Security.Cryptography;
using Vigil.Analysis.Files;

namespace Vigil.Files.Hash;

/// <summary>The SHA256 hash of a file.</summary>
[FileAnalyzer("SHA256")]
internal sealed class Sha256Analyzer(FileAnalyzerContext context)
    : HashAnalyzer(context, "sha256", new PlatformHash(HashAlgorithmName.SHA256));
