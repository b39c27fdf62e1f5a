using Vigil.Core.Wire;

namespace Vigil.Protocols.Rdp;

/// <summary>TS_UD_SC_SEC1 (MS-RDPBCGR 2.2.1.4.3): the cipher, and the certificate of the server.</summary>
internal readonly ref struct RdpServerSecurity
{
    private const uint IssuedTemporarily = 0x8000_0000;

    /// <summary>Certificates in the server's own format.</summary>
    public const uint Proprietary = 1;

    /// <summary>A chain of X.509 certificates.</summary>
    public const uint X509 = 2;

    /// <summary>Cipher.</summary>
    public uint Method { get; private init; }

    /// <summary>Level of encryption.</summary>
    public uint Level { get; private init; }

    /// <summary>Whether there is a certificate.</summary>
    public bool HasCertificate { get; private init; }

    /// <summary>Its kind.</summary>
    public uint CertificateKind { get; private init; }

    /// <summary>Whether it is not a temporary one.</summary>
    public bool IsPermanent { get; private init; }

    /// <summary>The certificate behind its kind.</summary>
    public ReadOnlySpan<byte> Certificate { get; private init; }

    /// <summary>Reads the block.</summary>
    public static bool TryRead(ReadOnlySpan<byte> content, out RdpServerSecurity security)
    {
        security = default;
        var reader = new WireReader(content);
        if (!reader.TryReadUInt32LittleEndian(out var method) || !reader.TryReadUInt32LittleEndian(out var level))
            return false;
        security = new() { Method = method, Level = level };
        if (!reader.TryReadUInt32LittleEndian(out var randomSize) || !reader.TryReadUInt32LittleEndian(out var size)
            || randomSize > int.MaxValue || !reader.TrySkip((int)randomSize) || size > int.MaxValue
            || !reader.TryReadBytes((int)size, out var certificate))
            return true;
        reader = new(certificate);
        if (!reader.TryReadUInt32LittleEndian(out var kind))
            return true;
        security = new()
        {
            Method = method,
            Level = level,
            HasCertificate = true,
            CertificateKind = kind & ~IssuedTemporarily,
            IsPermanent = (kind & IssuedTemporarily) == 0,
            Certificate = reader.Rest,
        };
        return true;
    }
}
