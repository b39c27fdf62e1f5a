using System.Globalization;
using System.Numerics;
using System.Text;

namespace Vigil.Files.X509;

/// <summary>Object identifiers in dotted form (X.690, 8.19).</summary>
internal static class ObjectIdentifier
{
    // Longer identifiers do not occur; numbers of many octets would take long to convert.
    private const int MostOctets = 256;

    /// <summary>The dotted form; empty if the octets are not an identifier.</summary>
    public static string Read(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || content.Length > MostOctets || (content[^1] & 0x80) != 0)
            return "";
        var text = new StringBuilder();
        var arc = BigInteger.Zero;
        foreach (var octet in content)
        {
            arc = (arc << 7) | (octet & 0x7F);
            if ((octet & 0x80) != 0)
                continue;
            if (text.Length == 0)
            {
                // The first number stands for two.
                var first = BigInteger.Min(arc / 40, 2);
                text.Append(CultureInfo.InvariantCulture, $"{first}.{arc - (first * 40)}");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $".{arc}");
            }

            arc = BigInteger.Zero;
        }

        return text.ToString();
    }
}
