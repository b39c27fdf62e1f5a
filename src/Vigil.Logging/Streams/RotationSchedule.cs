using System.Globalization;
using Vigil.Core.Text;

namespace Vigil.Logging.Streams;

/// <summary>When logs are rotated: at multiples of an interval, counted from a time of each day.</summary>
internal static class RotationSchedule
{
    /// <summary>Reads <c>log_rotate_base_time</c>, e.g. <c>0:00</c>.</summary>
    /// <returns>Seconds after midnight; negative if there is no such time of day.</returns>
    public static double ParseBase(string text)
    {
        var parts = text.Split(':');
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60
            ? (hour * 3600) + (minute * 60)
            : -1;
    }

    /// <summary>Seconds from <paramref name="now"/> until the next rotation, more than 0 and at most the interval.</summary>
    /// <param name="now">Seconds since 1970.</param>
    /// <param name="interval">Seconds; more than 0.</param>
    /// <param name="baseTime">Seconds after local midnight; negative: count from 1970.</param>
    public static double UntilNext(double now, double interval, double baseTime)
    {
        var local = TimeText.ToLocal(now);
        var midnight = Math.Floor(now) - (local - local.Date).TotalSeconds;
        var origin = baseTime < 0 ? 0 : midnight + baseTime;
        var passed = (now - origin) % interval;
        if (passed < 0)
            passed += interval;
        return interval - passed;
    }
}
