using System.Globalization;
using System.Text;
using Vigil.Core.Net;

namespace Vigil.Protocols.Ftp;

/// <summary>Where a data connection goes, in the forms that FTP has for it.</summary>
internal readonly record struct FtpAddress(Addr Host, int Port)
{
    /// <summary>Six numbers <c>h1,h2,h3,h4,p1,p2</c> (RFC 959, section 4.1.2, PORT).</summary>
    public static FtpAddress? ParseNumbers(ReadOnlySpan<byte> text)
    {
        Span<int> numbers = stackalloc int[6];
        for (var i = 0; i < numbers.Length; i++)
        {
            text = text.TrimStart(" \t"u8);
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits < 0)
                digits = text.Length;
            if (digits is 0 or > 3 || !TryNumber(text[..digits], 255, out numbers[i]))
                return null;
            text = text[digits..].TrimStart(" \t"u8);
            if (i == numbers.Length - 1)
                break;
            if (text.IsEmpty || text[0] != ',')
                return null;
            text = text[1..];
        }

        var host = (uint)((numbers[0] << 24) | (numbers[1] << 16) | (numbers[2] << 8) | numbers[3]);
        return new(Addr.V4(host), (numbers[4] << 8) | numbers[5]);
    }

    /// <summary>The reply to PASV: six numbers somewhere in it, usually in parentheses (RFC 1123, section 4.1.2.6).</summary>
    public static FtpAddress? ParsePassive(ReadOnlySpan<byte> text)
    {
        var open = text.IndexOf((byte)'(');
        if (open >= 0)
            return ParseNumbers(text[(open + 1)..]);
        var comma = text.IndexOf((byte)',');
        if (comma < 0)
            return null;
        var start = text[..comma].LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1;
        return ParseNumbers(text[start..]);
    }

    /// <summary><c>|proto|address|port|</c> with any delimiter (RFC 2428, section 2, EPRT); what is left out is unspecified.</summary>
    public static FtpAddress? ParseExtended(ReadOnlySpan<byte> text)
    {
        if (text.Length < 4)
            return null;
        var delimiter = text[0];
        text = text[1..];
        if (!TakeField(ref text, delimiter, out var protocol) || !TakeField(ref text, delimiter, out var host))
            return null;
        if (!TakeField(ref text, delimiter, out var port))
            port = text;
        if (!TryNumber(port, 65535, out var number))
            return null;
        if (!protocol.IsEmpty && (!TryNumber(protocol, 2, out var family) || family == 0))
            return null;
        if (host.IsEmpty)
            return new(default, number);
        return Addr.TryParse(Encoding.Latin1.GetString(host), out var address) ? new(address, number) : null;
    }

    /// <summary>The reply to EPSV: the extended form in parentheses, usually with nothing but the port (RFC 2428, section 3).</summary>
    public static FtpAddress? ParseExtendedPassive(ReadOnlySpan<byte> text)
    {
        var open = text.IndexOf((byte)'(');
        return open < 0 ? null : ParseExtended(text[(open + 1)..]);
    }

    /// <summary>As the argument of PORT; only for IPv4.</summary>
    public string ToNumbers()
    {
        var octets = Host.ToString().Replace('.', ',');
        return string.Create(CultureInfo.InvariantCulture, $"{octets},{Port >> 8},{Port & 0xFF}");
    }

    private static bool TakeField(ref ReadOnlySpan<byte> text, byte delimiter, out ReadOnlySpan<byte> field)
    {
        field = default;
        var end = text.IndexOf(delimiter);
        if (end < 0)
            return false;
        field = text[..end];
        text = text[(end + 1)..];
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, int limit, out int number)
    {
        number = 0;
        if (digits.IsEmpty)
            return false;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + (digit - '0');
            if (number > limit)
                return false;
        }

        return true;
    }
}
