using System.Security.Cryptography;
using Vigil.Analysis.Files;

namespace Vigil.Files.Hash;

/// <summary>The MD5 hash of a file.</summary>
[FileAnalyzer("MD5")]
internal sealed class Md5Analyzer(FileAnalyzerContext context)
    : HashAnalyzer(context, "md5", new PlatformHash(HashAlgorithmName.MD5));
