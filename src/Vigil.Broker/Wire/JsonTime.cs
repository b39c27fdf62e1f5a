using System.Globalization;

namespace Vigil.Broker;

/// <summary>Points in time and durations as JSON has them.</summary>
internal static class JsonTime
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary><c>YYYY-MM-DDThh:mm:ss</c>, a fraction of up to nine digits, and <c>Z</c> or <c>±hh[:mm]</c>; without a zone it is UTC.</summary>
    public static bool TryTimestamp(ReadOnlySpan<char> text, out BrokerData value)
    {
        value = default;
        const string form = "yyyy-MM-dd'T'HH:mm:ss";
        const int length = 19;
        if (text.Length < length || !DateTime.TryParseExact(text[..length], form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return false;
        var rest = text[length..];
        long nanoseconds = 0;
        if (!rest.IsEmpty && rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? rest.Length - 1 : digits;
            if (digits is 0 or > 9)
                return false;
            nanoseconds = long.Parse(rest.Slice(1, digits), NumberStyles.None, CultureInfo.InvariantCulture);
            for (var i = digits; i < 9; i++)
                nanoseconds *= 10;
            rest = rest[(1 + digits)..];
        }

        if (!TryZone(rest, out var minutesEast))
            return false;
        var seconds = ((time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - (60 * minutesEast);
        var total = ((Int128)seconds * NanosecondsPerSecond) + nanoseconds;
        if (total < long.MinValue || total > long.MaxValue)
            return false;
        value = BrokerData.Timestamp((long)total);
        return true;
    }

    /// <summary>A whole number and one of <c>ns us ms s min h d</c>.</summary>
    public static bool TryTimespan(ReadOnlySpan<char> text, out BrokerData value)
    {
        value = default;
        var digits = text.LastIndexOfAnyInRange('0', '9') + 1;
        if (!long.TryParse(text[..digits], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = text[digits..] switch
        {
            "ns" => 1L,
            "us" => 1000L,
            "ms" => 1_000_000L,
            "s" => NanosecondsPerSecond,
            "min" => 60 * NanosecondsPerSecond,
            "h" => 3600 * NanosecondsPerSecond,
            "d" => 86400 * NanosecondsPerSecond,
            _ => 0L,
        };
        var total = (Int128)number * unit;
        if (unit == 0 || total < long.MinValue || total > long.MaxValue)
            return false;
        value = BrokerData.Timespan((long)total);
        return true;
    }

    private static bool TryZone(ReadOnlySpan<char> text, out int minutesEast)
    {
        minutesEast = 0;
        if (text.IsEmpty || text is "Z")
            return true;
        if (text[0] is not ('+' or '-') || text.Length is not (3 or 5 or 6) || (text.Length == 6 && text[3] != ':'))
            return false;
        if (!int.TryParse(text.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours))
            return false;
        var minutes = 0;
        if (text.Length > 3 && !int.TryParse(text[^2..], NumberStyles.None, CultureInfo.InvariantCulture, out minutes))
            return false;
        if (hours > 23 || minutes > 59)
            return false;
        minutesEast = ((60 * hours) + minutes) * (text[0] == '-' ? -1 : 1);
        return true;
    }
}
