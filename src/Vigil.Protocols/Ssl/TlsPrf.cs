using System.Security.Cryptography;

namespace Vigil.Protocols.Ssl;

/// <summary>The function by which TLS 1.2 makes keys out of secrets (RFC 5246, 5).</summary>
internal static class TlsPrf
{
    private const int MaxHashSize = 48;

    /// <summary>Fills <paramref name="output"/>.</summary>
    /// <param name="hash">The hash that the cipher suite names.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="seed">The label and the seed, end to end.</param>
    /// <param name="output">What is made.</param>
    public static void Expand(HashAlgorithmName hash, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> seed, Span<byte> output)
    {
        Span<byte> a = stackalloc byte[MaxHashSize];
        Span<byte> block = stackalloc byte[MaxHashSize];
        using var mac = IncrementalHash.CreateHMAC(hash, secret);
        var size = mac.HashLengthInBytes;
        mac.AppendData(seed);
        mac.GetHashAndReset(a); // A(1)
        while (!output.IsEmpty)
        {
            mac.AppendData(a[..size]);
            mac.AppendData(seed);
            mac.GetHashAndReset(block);
            var taken = Math.Min(size, output.Length);
            block[..taken].CopyTo(output);
            output = output[taken..];
            mac.AppendData(a[..size]);
            mac.GetHashAndReset(a);
        }
    }
}
