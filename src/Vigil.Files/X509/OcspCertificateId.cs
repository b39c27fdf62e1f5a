namespace Vigil.Files.X509;

/// <summary>Which certificate is meant (RFC 6960, 4.1.1), viewed in place.</summary>
internal readonly ref struct OcspCertificateId
{
    /// <summary>Name of the hash of the other fields.</summary>
    public string HashAlgorithm { get; private init; }

    /// <summary>Hash of the issuer's name, hexadecimal.</summary>
    public string IssuerNameHash { get; private init; }

    /// <summary>Hash of the issuer's key, hexadecimal.</summary>
    public string IssuerKeyHash { get; private init; }

    /// <summary>Serial number, hexadecimal.</summary>
    public string Serial { get; private init; }

    /// <summary>Reads one.</summary>
    public static bool TryRead(ref DerReader reader, out OcspCertificateId identifier)
    {
        identifier = default;
        if (!reader.TryEnter(DerTag.Sequence, out var fields) || !fields.TryEnter(DerTag.Sequence, out var algorithm)
            || !algorithm.TryRead(DerTag.ObjectIdentifier, out var oid) || !fields.TryRead(DerTag.OctetString, out var name)
            || !fields.TryRead(DerTag.OctetString, out var key) || !fields.TryRead(DerTag.Integer, out var serial))
            return false;
        identifier = new()
        {
            HashAlgorithm = ObjectNames.Describe(oid.Content),
            IssuerNameHash = Convert.ToHexString(name.Content),
            IssuerKeyHash = Convert.ToHexString(key.Content),
            Serial = X509Records.Serial(serial.Content),
        };
        return true;
    }
}
