namespace Vigil.Files.X509.Verification;

/// <summary>What a certificate may be used for, by its extensions.</summary>
internal static class Authority
{
    private const string BasicConstraints = "2.5.29.19";
    private const string ExtendedKeyUsage = "2.5.29.37";
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";

    /// <summary>Whether certificates may be issued with it (RFC 5280, 4.2.1.9); those before version 3 do not say.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="pathLength">How many authorities may follow; -1: any number.</param>
    public static bool MayIssue(Certificate certificate, out int pathLength)
    {
        pathLength = -1;
        if (certificate.Version < 3)
            return true;
        if (!TryFind(certificate, BasicConstraints, out var value))
            return false;
        var outer = new DerReader(value);
        if (!outer.TryEnter(DerTag.Sequence, out var constraints) || !constraints.TryRead(DerTag.Boolean, out var flag)
            || flag.Content.Length != 1 || flag.Content[0] == 0)
            return false;
        if (constraints.TryRead(DerTag.Integer, out var length) && length.Content.Length == 1)
            pathLength = length.Content[0];
        return true;
    }

    /// <summary>Whether answers about revocation may be signed with it (RFC 6960, 4.2.2.2).</summary>
    public static bool MaySignStatus(Certificate certificate)
    {
        if (!TryFind(certificate, ExtendedKeyUsage, out var value))
            return false;
        var outer = new DerReader(value);
        if (!outer.TryEnter(DerTag.Sequence, out var purposes))
            return false;
        while (purposes.TryRead(DerTag.ObjectIdentifier, out var purpose))
        {
            if (ObjectIdentifier.Read(purpose.Content) == OcspSigning)
                return true;
        }

        return false;
    }

    private static bool TryFind(Certificate certificate, string wanted, out ReadOnlySpan<byte> value)
    {
        var list = new DerReader(certificate.Extensions);
        while (list.TryEnter(DerTag.Sequence, out var extension))
        {
            if (!extension.TryRead(DerTag.ObjectIdentifier, out var oid))
                break;
            extension.TryRead(DerTag.Boolean, out _); // critical
            if (ObjectIdentifier.Read(oid.Content) == wanted && extension.TryRead(DerTag.OctetString, out var content))
            {
                value = content.Content;
                return true;
            }
        }

        value = default;
        return false;
    }
}
