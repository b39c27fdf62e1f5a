using System.Runtime.InteropServices;

namespace Vigil.Benchmarks;

/// <summary>Time that this thread has spent on a processor: other work on the machine does not show.</summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>Nanoseconds so far.</summary>
    public static long Now()
    {
        _ = GetTime(ThreadClock, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timespec time);

    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
