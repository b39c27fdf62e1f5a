using System.Security.Cryptography;
using Vigil.Analysis.Files;

namespace Vigil.Files.Hash;

/// <summary>The SHA1 hash of a file.</summary>
[FileAnalyzer("SHA1")]
internal sealed class Sha1Analyzer(FileAnalyzerContext context)
    : HashAnalyzer(context, "sha1", new PlatformHash(HashAlgorithmName.SHA1));
