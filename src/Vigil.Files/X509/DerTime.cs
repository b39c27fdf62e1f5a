namespace Vigil.Files.X509;

/// <summary>Times of certificates (RFC 5280, 4.1.2.5) as seconds since the epoch.</summary>
internal static class DerTime
{
    /// <summary>Reads UTCTime or GeneralizedTime; 0 for what is neither.</summary>
    public static double Read(DerElement element)
    {
        var text = element.Content;
        int year;
        if (element.Tag == DerTag.UtcTime)
        {
            if (!TryNumber(ref text, 2, out year))
                return 0;
            year += year < 50 ? 2000 : 1900;
        }
        else if (element.Tag != DerTag.GeneralizedTime || !TryNumber(ref text, 4, out year))
        {
            return 0;
        }

        if (!TryNumber(ref text, 2, out var month) || !TryNumber(ref text, 2, out var day) || !TryNumber(ref text, 2, out var hour)
            || !TryNumber(ref text, 2, out var minute))
            return 0;

        // Seconds may be left out, and may have fractions that nobody needs.
        _ = TryNumber(ref text, 2, out var second);
        if (!text.IsEmpty && text[0] == '.')
            text = text[1..].TrimStart("0123456789"u8);
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return 0;
        var moment = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeSeconds();
        return moment - Offset(text);
    }

    // The difference to UTC, which certificates must not have but some do.
    private static int Offset(ReadOnlySpan<byte> text)
    {
        if (text.Length < 5 || text[0] is not ((byte)'+' or (byte)'-'))
            return 0;
        var sign = text[0] == '+' ? 1 : -1;
        text = text[1..];
        return TryNumber(ref text, 2, out var hours) && TryNumber(ref text, 2, out var minutes) ? sign * ((hours * 3600) + (minutes * 60)) : 0;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> text, int digits, out int number)
    {
        number = 0;
        if (text.Length < digits)
            return false;
        foreach (var digit in text[..digits])
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + (digit - '0');
        }

        text = text[digits..];
        return true;
    }
}
