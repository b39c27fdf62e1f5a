using System.Globalization;

namespace Vigil.Core.Text;

/// <summary>Points in time as calendar text.</summary>
public static class TimeText
{
    private static readonly double _latest = (DateTime.MaxValue - DateTime.UnixEpoch).TotalSeconds - 86400;
    private static readonly double _earliest = (DateTime.MinValue - DateTime.UnixEpoch).TotalSeconds + 86400;

    /// <summary>The calendar date and time, to the second below; times beyond what the calendar holds are cut to its ends.</summary>
    public static DateTime ToUtc(double seconds) =>
        DateTime.UnixEpoch.AddTicks((long)Math.Floor(double.IsNaN(seconds) ? 0 : Math.Clamp(seconds, _earliest, _latest))
                                    * TimeSpan.TicksPerSecond);

    /// <summary>The same on the clock of this machine's time zone.</summary>
    public static DateTime ToLocal(double seconds) => TimeZoneInfo.ConvertTimeFromUtc(ToUtc(seconds), TimeZoneInfo.Local);

    /// <summary>Local time as <c>YYYY-MM-DD-HH:MM:SS</c>, and nine digits of the second if wanted.</summary>
    public static void AppendLocal(ByteBuilder output, double seconds, bool nanoseconds)
    {
        output.Append(ToLocal(seconds).ToString("yyyy-MM-dd-HH:mm:ss", CultureInfo.InvariantCulture));
        if (!nanoseconds)
            return;
        var fraction = seconds - Math.Floor(seconds);
        output.Append((byte)'.');
        output.AppendFormatted((long)Math.Min(Math.Round(fraction * 1e9), 999_999_999), "D9");
    }
}
