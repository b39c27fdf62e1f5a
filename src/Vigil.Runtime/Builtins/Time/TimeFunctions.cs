using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Time;

/// <summary>Clocks, and times as text.</summary>
public static class TimeFunctions
{
    /// <summary>Network time: the timestamp of the packet at work.</summary>
    [Builtin("network_time", "function(): time")]
    public static double NetworkTime(EngineContext context) => context.Now.Seconds;

    /// <summary>The time on the wall.</summary>
    [Builtin("current_time", "function(): time")]
    public static double CurrentTime(EngineContext context) =>
        ((context.Find<TimeProvider>() ?? TimeProvider.System).GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>Network time when the event at work was raised.</summary>
    [Builtin("current_event_time", "function(): time")]
    public static double CurrentEventTime(EngineContext context) =>
        context.Events.Current.Handle is null ? context.Now.Seconds : context.Events.Current.Time.Seconds;

    /// <summary>Local time by a format of <c>%</c> directives as in C.</summary>
    [Builtin("strftime", "function(fmt: string, d: time): string")]
    public static ByteString Format(EngineContext context, ByteString fmt, double d) => CalendarFormat.Write(fmt, d);

    /// <summary>A time from text by such a format; text that does not fit is reported and yields zero.</summary>
    [Builtin("strptime", "function(fmt: string, d: string): time")]
    public static double Parse(EngineContext context, ByteString fmt, ByteString d)
    {
        if (CalendarParser.TryParse(fmt.ToString(), d.ToString(), out var seconds))
            return seconds;
        context.Reporter.Warning($"strptime conversion failed: fmt:{fmt} d:{d}");
        return 0;
    }
}
