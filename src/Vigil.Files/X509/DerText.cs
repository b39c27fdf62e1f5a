using System.Text;

namespace Vigil.Files.X509;

/// <summary>Strings of DER as UTF-8.</summary>
internal static class DerText
{
    /// <summary>Whether an element of a tag is a string of characters.</summary>
    public static bool IsText(byte tag) => tag is 0x0C or 0x12 or 0x13 or 0x14 or 0x15 or 0x16 or 0x17 or 0x18 or 0x1A or 0x1B or 0x1C or 0x1E;

    /// <summary>The characters in UTF-8; octets that are no characters stay as they are.</summary>
    public static ReadOnlySpan<byte> ToUtf8(DerElement element)
    {
        switch (element.Tag)
        {
            case DerTag.BmpString when element.Content.Length % 2 == 0:
                return Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(element.Content));
            case DerTag.UniversalString when element.Content.Length % 4 == 0:
                return Encoding.UTF8.GetBytes(new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(element.Content));
            case DerTag.Utf8String:
                return element.Content;
            default:
                // One octet a character, whatever the standard says about the set of characters.
                return element.Content.ContainsAnyInRange((byte)0x80, (byte)0xFF)
                    ? Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(element.Content))
                    : element.Content;
        }
    }
}
