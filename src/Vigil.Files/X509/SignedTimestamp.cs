using Vigil.Core.Wire;

namespace Vigil.Files.X509;

/// <summary>A proof that a certificate was made public (RFC 6962, 3.2), viewed in place.</summary>
public readonly ref struct SignedTimestamp
{
    /// <summary>Version; 0 is the only one.</summary>
    public byte Version { get; private init; }

    /// <summary>Which log says so: the hash of its key.</summary>
    public ReadOnlySpan<byte> LogId { get; private init; }

    /// <summary>When, in milliseconds since the epoch.</summary>
    public ulong Time { get; private init; }

    /// <summary>The hash of the signature, as TLS numbers it.</summary>
    public byte HashAlgorithm { get; private init; }

    /// <summary>The algorithm of the signature, as TLS numbers it.</summary>
    public byte SignatureAlgorithm { get; private init; }

    /// <summary>The signature.</summary>
    public ReadOnlySpan<byte> Signature { get; private init; }

    /// <summary>Reads one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> data, out SignedTimestamp timestamp)
    {
        timestamp = default;
        var reader = new WireReader(data);
        if (!reader.TryReadUInt8(out var version) || !reader.TryReadBytes(32, out var log) || !reader.TryReadUInt64(out var time)
            || !reader.TryReadVector16(out _) || !reader.TryReadUInt8(out var hash) || !reader.TryReadUInt8(out var algorithm)
            || !reader.TryReadVector16(out var signature))
            return false;
        timestamp = new()
        {
            Version = version,
            LogId = log,
            Time = time,
            HashAlgorithm = hash,
            SignatureAlgorithm = algorithm,
            Signature = signature,
        };
        return true;
    }
}
