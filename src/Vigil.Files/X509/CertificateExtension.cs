namespace Vigil.Files.X509;

/// <summary>An extension of a certificate (RFC 5280, 4.1.2.9), viewed in place.</summary>
internal readonly ref struct CertificateExtension
{
    /// <summary>What it is.</summary>
    public ReadOnlySpan<byte> Oid { get; private init; }

    /// <summary>Whether who does not understand it must not use the certificate.</summary>
    public bool IsCritical { get; private init; }

    /// <summary>Its content, itself in DER.</summary>
    public ReadOnlySpan<byte> Value { get; private init; }

    /// <summary>Reads the next one.</summary>
    public static bool TryRead(ref DerReader reader, out CertificateExtension extension)
    {
        extension = default;
        if (!reader.TryEnter(DerTag.Sequence, out var fields) || !fields.TryRead(DerTag.ObjectIdentifier, out var oid))
            return false;
        var isCritical = fields.TryRead(DerTag.Boolean, out var critical) && critical.Content is not [0];
        if (!fields.TryRead(DerTag.OctetString, out var value))
            return false;
        extension = new() { Oid = oid.Content, IsCritical = isCritical, Value = value.Content };
        return true;
    }
}
