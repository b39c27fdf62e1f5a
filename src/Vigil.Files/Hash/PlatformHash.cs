using System.Security.Cryptography;

namespace Vigil.Files.Hash;

/// <summary>A hash that the platform offers.</summary>
internal sealed class PlatformHash(HashAlgorithmName name) : IFileHash
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> data) => _hash.AppendData(data);

    /// <inheritdoc/>
    public byte[] Finish() => _hash.GetHashAndReset();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
