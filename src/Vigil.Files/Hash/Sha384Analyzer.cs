using System.Security.Cryptography;
using Vigil.Analysis.Files;

namespace Vigil.Files.Hash;

/// <summary>The SHA384 hash of a file.</summary>
[FileAnalyzer("SHA384")]
internal sealed class Sha384Analyzer(FileAnalyzerContext context)
    : HashAnalyzer(context, "sha384", new PlatformHash(HashAlgorithmName.SHA384));
