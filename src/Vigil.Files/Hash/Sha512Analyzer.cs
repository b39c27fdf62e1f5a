using System.Security.Cryptography;
using Vigil.Analysis.Files;

namespace Vigil.Files.Hash;

/// <summary>The SHA512 hash of a file.</summary>
[FileAnalyzer("SHA512")]
internal sealed class Sha512Analyzer(FileAnalyzerContext context)
    : HashAnalyzer(context, "sha512", new PlatformHash(HashAlgorithmName.SHA512));
