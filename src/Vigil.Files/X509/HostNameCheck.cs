using System.Text;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>Whether a certificate is good for a host (RFC 6125, 6.4).</summary>
internal static class HostNameCheck
{
    private const string AlternativeName = "2.5.29.17";

    /// <summary>Whether a name in a certificate covers a host: equal, or a star in place of the first label.</summary>
    public static bool Matches(ReadOnlySpan<byte> name, ReadOnlySpan<byte> host)
    {
        name = name.TrimEnd((byte)'.');
        host = host.TrimEnd((byte)'.');
        if (name.IsEmpty || host.IsEmpty)
            return false;
        if (Ascii.EqualsIgnoreCase(name, host))
            return true;
        var star = name.IndexOf((byte)'*');
        var dot = name.IndexOf((byte)'.');
        if (star < 0 || dot < star)
            return false;

        // The star stands within the first label; behind it at least two labels must follow, so that *.com covers nothing.
        var suffix = name[dot..];
        var hostDot = host.IndexOf((byte)'.');
        if (hostDot <= 0 || suffix[1..].IndexOf((byte)'.') < 0 || !Ascii.EqualsIgnoreCase(suffix, host[hostDot..]))
            return false;
        var before = name[..star];
        var after = name[(star + 1)..dot];
        var label = host[..hostDot];
        if (before.Length + after.Length > 0 && (label.StartsWith("xn--"u8) || name.StartsWith("xn--"u8)))
            return false;
        return !after.Contains((byte)'*') && label.Length > before.Length + after.Length - 1
            && label.Length >= before.Length + after.Length
            && Ascii.EqualsIgnoreCase(label[..before.Length], before) && Ascii.EqualsIgnoreCase(label[^after.Length..], after);
    }

    /// <summary>The name in a certificate that covers a host; empty if there is none.</summary>
    public static ByteString Find(Certificate certificate, ReadOnlySpan<byte> host)
    {
        // Where there are alternative names, the common name does not count.
        var extensions = new DerReader(certificate.Extensions);
        var hasNames = false;
        while (CertificateExtension.TryRead(ref extensions, out var extension))
        {
            if (ObjectIdentifier.Read(extension.Oid) != AlternativeName)
                continue;
            var outer = new DerReader(extension.Value);
            if (!outer.TryEnter(DerTag.Sequence, out var names))
                continue;
            while (names.TryRead(out var name))
            {
                if (name.Tag != (DerTag.ContextPrimitive | 2))
                    continue;
                hasNames = true;
                if (Matches(name.Content, host))
                    return ByteString.Copy(name.Content);
            }
        }

        if (!hasNames && DistinguishedName.CommonName(certificate.Subject) is { } common && Matches(common.Span, host))
            return common;
        return ByteString.Empty;
    }
}
