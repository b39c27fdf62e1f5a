using System.Globalization;
using System.Text;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Time;

/// <summary>C's <c>strftime</c> in the C locale.</summary>
public static class CalendarFormat
{
    private static readonly CultureInfo _culture = CultureInfo.InvariantCulture;

    /// <summary>A time in the zone of this machine.</summary>
    public static ByteString Write(ByteString format, double seconds) => ByteString.From(Write(format.ToString(), seconds, TimeZoneInfo.Local));

    /// <summary>A time in some zone.</summary>
    /// <param name="format">What is to be written, with <c>%</c> directives.</param>
    /// <param name="seconds">Seconds since 1970 UTC.</param>
    /// <param name="zone">The zone.</param>
    public static string Write(string format, double seconds, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        Append(text, format, TimeZoneInfo.ConvertTimeFromUtc(TimeText.ToUtc(seconds), zone), seconds, zone);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string format, DateTime time, double seconds, TimeZoneInfo zone)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
                text.Append(format[i]);
            else
                AppendDirective(text, format[++i], time, seconds, zone);
        }
    }

    private static void AppendDirective(StringBuilder text, char directive, DateTime time, double seconds, TimeZoneInfo zone)
    {
        switch (directive)
        {
            case 'D':
                Append(text, "%m/%d/%y", time, seconds, zone);
                return;
            case 'F':
                Append(text, "%Y-%m-%d", time, seconds, zone);
                return;
            case 'T' or 'X':
                Append(text, "%H:%M:%S", time, seconds, zone);
                return;
            case 'R':
                Append(text, "%H:%M", time, seconds, zone);
                return;
            case 'r':
                Append(text, "%I:%M:%S %p", time, seconds, zone);
                return;
            case 'x':
                Append(text, "%m/%d/%y", time, seconds, zone);
                return;
            case 'c':
                Append(text, "%a %b %e %H:%M:%S %Y", time, seconds, zone);
                return;
        }

        text.Append(directive switch
        {
            'Y' => time.Year.ToString(_culture),
            'C' => (time.Year / 100).ToString("D2", _culture),
            'y' => (time.Year % 100).ToString("D2", _culture),
            'm' => time.Month.ToString("D2", _culture),
            'd' => time.Day.ToString("D2", _culture),
            'e' => time.Day.ToString(_culture).PadLeft(2),
            'H' => time.Hour.ToString("D2", _culture),
            'k' => time.Hour.ToString(_culture).PadLeft(2),
            'I' => Hour12(time).ToString("D2", _culture),
            'l' => Hour12(time).ToString(_culture).PadLeft(2),
            'M' => time.Minute.ToString("D2", _culture),
            'S' => time.Second.ToString("D2", _culture),
            'p' => time.Hour < 12 ? "AM" : "PM",
            'P' => time.Hour < 12 ? "am" : "pm",
            'A' => time.ToString("dddd", _culture),
            'a' => time.ToString("ddd", _culture),
            'B' => time.ToString("MMMM", _culture),
            'b' or 'h' => time.ToString("MMM", _culture),
            'j' => time.DayOfYear.ToString("D3", _culture),
            'w' => ((int)time.DayOfWeek).ToString(_culture),
            'u' => (time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek).ToString(_culture),
            'U' => ((time.DayOfYear + 6 - (int)time.DayOfWeek) / 7).ToString("D2", _culture),
            'W' => ((time.DayOfYear + 6 - (((int)time.DayOfWeek + 6) % 7)) / 7).ToString("D2", _culture),
            'V' => ISOWeek.GetWeekOfYear(time).ToString("D2", _culture),
            'G' => ISOWeek.GetYear(time).ToString(_culture),
            'g' => (ISOWeek.GetYear(time) % 100).ToString("D2", _culture),
            's' => Math.Floor(seconds).ToString("F0", _culture),
            'z' => OffsetOf(time, zone),
            'Z' => ZoneOf(time, zone),
            'n' => "\n",
            't' => "\t",
            '%' => "%",
            _ => $"%{directive}",
        });
    }

    private static int Hour12(DateTime time) => time.Hour % 12 == 0 ? 12 : time.Hour % 12;

    private static string OffsetOf(DateTime time, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(time);
        return $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}";
    }

    private static string ZoneOf(DateTime time, TimeZoneInfo zone) => zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime
        ? "UTC"
        : zone.IsDaylightSavingTime(time) ? zone.DaylightName : zone.StandardName;
}
