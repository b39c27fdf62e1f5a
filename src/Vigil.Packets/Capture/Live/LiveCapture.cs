using Vigil.Core.Diagnostics;

namespace Vigil.Packets.Capture.Live;

/// <summary>Opens interfaces.</summary>
public static class LiveCapture
{
    /// <summary>Opens an interface with one ring or several, which share its packets. Packets gather in them from now on.</summary>
    /// <param name="name">The interface, or <c>any</c>.</param>
    /// <param name="options">How to capture.</param>
    /// <param name="rings">How many rings, each for a thread of its own.</param>
    /// <exception cref="FatalError">There is no such interface, or it cannot be captured from; the message says what can be done.</exception>
    public static IReadOnlyList<PacketSource> Open(string name, LiveOptions options, int rings)
    {
        if (!OperatingSystem.IsLinux())
            throw LiveError.Problem(name, "live capture needs Linux");
        var found = LinuxInterface.Find(name) ?? throw LiveError.Missing(name);
        if (!found.IsUp)
            throw LiveError.NotUp(name);
        var sources = new List<LiveSource>();
        try
        {
            for (var i = 0; i < rings; i++)
                sources.Add(new(found, options));
            Share(sources, options.Fanout);
            foreach (var source in sources)
                source.Begin(); // together, so that none gets what is another's
            return sources;
        }
        catch
        {
            foreach (var source in sources)
                source.Dispose();
            throw;
        }
    }

    private static void Share(List<LiveSource> sources, FanoutOptions? options)
    {
        if (options is null && sources.Count == 1)
            return;
        var group = options?.Group ?? -1;
        var mode = options?.Mode ?? FanoutMode.Program;
        foreach (var source in sources)
        {
            if (group < 0)
                group = source.Socket.BeginGroup(mode);
            else
                source.Socket.JoinGroup(group, mode, options?.Defragments ?? false);
        }

        if (mode == FanoutMode.Program)
            sources[0].Socket.ShareBy(FanoutProgram.Write());
    }
}
