using System.Globalization;
using Vigil.Core;
using Vigil.Core.Declarations;

namespace Vigil.Runtime.Builtins.Files;

/// <summary>When files are rotated.</summary>
public static class RotationFunctions
{
    private const double Day = 86_400;

    /// <summary>How long it is until the next rotation, counted from the base time of day in steps of the interval.</summary>
    [Builtin("calc_next_rotate", "function(i: interval): interval")]
    public static double UntilNext(EngineContext context, double i)
    {
        if (i <= 0)
            return 0;
        var text = context.Find<IScriptNames>()?.FindValue("log_rotate_base_time") is { IsSet: true } value ? value.AsString().ToString() : "";
        var now = context.Now.Seconds;
        return text.Length > 0 && TryReadBase(text, out var seconds) ? Next(now, i, Midnight(now) + seconds) : Next(now, i, 0);
    }

    // The first moment after now that lies a whole number of intervals behind (or before) the base.
    private static double Next(double now, double interval, double origin)
    {
        var steps = Math.Floor((now - origin) / interval) + 1;
        return origin + (steps * interval) - now;
    }

    private static double Midnight(double now)
    {
        var offset = TimeZoneInfo.Local.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds((long)Math.Clamp(now, 0, 253402300799))).TotalSeconds;
        return (Math.Floor((now + offset) / Day) * Day) - offset;
    }

    private static bool TryReadBase(string text, out double seconds)
    {
        seconds = 0;
        var parts = text.Split(':');
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 23
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > 59)
            return false;
        seconds = (hours * 3600) + (minutes * 60);
        return true;
    }
}
