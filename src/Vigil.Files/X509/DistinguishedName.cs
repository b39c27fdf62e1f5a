using System.Text;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>Names of subjects and issuers as text: RFC 2253, the last attribute first, with all but ASCII escaped.</summary>
public static class DistinguishedName
{
    private const string CommonNameOid = "2.5.4.3";

    /// <summary>The name with an encoding, e.g. <c>CN=www.example.com,O=Example,C=US</c>; empty if malformed.</summary>
    public static ByteString Format(ReadOnlySpan<byte> encoding)
    {
        var reader = new DerReader(encoding);
        return reader.TryRead(DerTag.Sequence, out var name) ? FormatContent(name.Content) : ByteString.Empty;
    }

    internal static ByteString FormatContent(ReadOnlySpan<byte> content)
    {
        var parts = new List<string>();
        var reader = new DerReader(content);
        while (reader.TryEnter(DerTag.Set, out var set))
        {
            var text = new StringBuilder();

            // The attributes of a set count as one part, but they turn round with the others.
            while (set.TryEnter(DerTag.Sequence, out var attribute))
            {
                if (!attribute.TryRead(DerTag.ObjectIdentifier, out var type) || !attribute.TryRead(out var value))
                    break;
                if (text.Length > 0)
                    text.Insert(0, '+');
                text.Insert(0, Write(type.Content, value));
            }

            if (text.Length > 0)
                parts.Add(text.ToString());
        }

        parts.Reverse();
        return ByteString.From(string.Join(',', parts));
    }

    /// <summary>The first common name of a name with tag and length, as it is on the wire; <see langword="null"/> if there is none.</summary>
    internal static ByteString? CommonName(ReadOnlySpan<byte> encoding)
    {
        var outer = new DerReader(encoding);
        outer.TryEnter(DerTag.Sequence, out var reader);
        while (reader.TryEnter(DerTag.Set, out var set))
        {
            while (set.TryEnter(DerTag.Sequence, out var attribute))
            {
                if (!attribute.TryRead(DerTag.ObjectIdentifier, out var type) || !attribute.TryRead(out var value))
                    break;
                if (ObjectIdentifier.Read(type.Content) == CommonNameOid)
                    return ByteString.Copy(value.Content);
            }
        }

        return null;
    }

    private static string Write(ReadOnlySpan<byte> type, DerElement value)
    {
        var oid = ObjectIdentifier.Read(type);
        var text = new StringBuilder();
        if (ObjectNames.Find(oid) is not { } name)
        {
            // An attribute without a name is shown with its value in full (RFC 2253, 2.4).
            return text.Append(oid).Append("=#").Append(Convert.ToHexString(value.Encoding)).ToString();
        }

        text.Append(name.Short).Append('=');
        if (!DerText.IsText(value.Tag))
            return text.Append('#').Append(Convert.ToHexString(value.Encoding)).ToString();
        var octets = DerText.ToUtf8(value);
        for (var i = 0; i < octets.Length; i++)
            Escape(text, octets[i], i == 0, i == octets.Length - 1);
        return text.ToString();
    }

    private static void Escape(StringBuilder text, byte octet, bool isFirst, bool isLast)
    {
        var isSpecial = octet is (byte)',' or (byte)'+' or (byte)'"' or (byte)'\\' or (byte)'<' or (byte)'>' or (byte)';'
            || (octet == ' ' && (isFirst || isLast)) || (octet == '#' && isFirst);
        if (isSpecial)
            text.Append('\\').Append((char)octet);
        else if (octet is < 0x20 or >= 0x7F)
            text.Append('\\').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        else
            text.Append((char)octet);
    }
}
