namespace Vigil.Files.X509;

/// <summary>A certificate (RFC 5280, 4.1), viewed in place.</summary>
internal readonly ref struct Certificate
{
    /// <summary>The part that is signed, whole.</summary>
    public ReadOnlySpan<byte> ToBeSigned { get; private init; }

    /// <summary>Version; 3 for those with extensions.</summary>
    public ulong Version { get; private init; }

    /// <summary>Serial number, two's complement.</summary>
    public ReadOnlySpan<byte> Serial { get; private init; }

    /// <summary>Algorithm of the signature, as the signed part names it.</summary>
    public ReadOnlySpan<byte> SignedAlgorithm { get; private init; }

    /// <summary>Issuer, with tag and length.</summary>
    public ReadOnlySpan<byte> Issuer { get; private init; }

    /// <summary>Begin of validity.</summary>
    public double NotBefore { get; private init; }

    /// <summary>End of validity.</summary>
    public double NotAfter { get; private init; }

    /// <summary>Subject, with tag and length.</summary>
    public ReadOnlySpan<byte> Subject { get; private init; }

    /// <summary>The subject's key, with tag and length.</summary>
    public ReadOnlySpan<byte> KeyInfo { get; private init; }

    /// <summary>Extensions, one after the other.</summary>
    public ReadOnlySpan<byte> Extensions { get; private init; }

    /// <summary>Algorithm of the signature.</summary>
    public ReadOnlySpan<byte> SignatureAlgorithm { get; private init; }

    /// <summary>Reads a certificate; octets behind it are let be.</summary>
    public static bool TryRead(ReadOnlySpan<byte> data, out Certificate certificate)
    {
        certificate = default;
        var outer = new DerReader(data);
        if (!outer.TryEnter(DerTag.Sequence, out var body) || !body.TryRead(DerTag.Sequence, out var signed)
            || !body.TryEnter(DerTag.Sequence, out var algorithm) || !algorithm.TryRead(DerTag.ObjectIdentifier, out var signatureOid))
            return false;
        var fields = new DerReader(signed.Content);
        ulong version = 1;
        if (fields.TryEnter(DerTag.Context, out var explicitVersion))
        {
            if (!explicitVersion.TryRead(DerTag.Integer, out var number) || number.Content.Length != 1)
                return false;
            version = number.Content[0] + 1UL;
        }

        if (!fields.TryRead(DerTag.Integer, out var serial) || !fields.TryEnter(DerTag.Sequence, out var inner)
            || !inner.TryRead(DerTag.ObjectIdentifier, out var signedOid) || !fields.TryRead(DerTag.Sequence, out var issuer)
            || !fields.TryEnter(DerTag.Sequence, out var validity) || !validity.TryRead(out var from) || !validity.TryRead(out var to)
            || !fields.TryRead(DerTag.Sequence, out var subject) || !fields.TryRead(DerTag.Sequence, out var key))
            return false;
        ReadOnlySpan<byte> extensions = default;
        while (fields.TryRead(out var optional))
        {
            // Unique identifiers (1, 2) are of no use; extensions (3) are a sequence in there.
            if (optional.Tag == (DerTag.Context | 3))
            {
                var wrapper = new DerReader(optional.Content);
                if (!wrapper.TryRead(DerTag.Sequence, out var list))
                    return false;
                extensions = list.Content;
            }
        }

        certificate = new()
        {
            ToBeSigned = signed.Encoding,
            Version = version,
            Serial = serial.Content,
            SignedAlgorithm = signedOid.Content,
            Issuer = issuer.Encoding,
            NotBefore = DerTime.Read(from),
            NotAfter = DerTime.Read(to),
            Subject = subject.Encoding,
            KeyInfo = key.Encoding,
            Extensions = extensions,
            SignatureAlgorithm = signatureOid.Content,
        };
        return true;
    }
}
