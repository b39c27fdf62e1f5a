using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>Collects the content of a small file.</summary>
internal sealed class DerCollector
{
    // Certificates and answers of OCSP have a few thousand octets; what is longer is something else.
    private const int Cap = 1 << 20;

    private readonly List<byte> _octets = [];

    /// <summary>Adds octets; <see langword="false"/> if there are too many.</summary>
    public bool TryAdd(ReadOnlySpan<byte> data)
    {
        if (_octets.Count + data.Length > Cap)
            return false;
        _octets.AddRange(data);
        return true;
    }

    /// <summary>All that came.</summary>
    public ByteString Take() => ByteString.Adopt([.. _octets]);
}
