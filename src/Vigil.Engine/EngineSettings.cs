using Vigil.Packets.Capture;
using Vigil.Runtime.Builtins.Names;

namespace Vigil.Engine;

/// <summary>What the command line decides for an engine; what scripts decide is read from them.</summary>
public sealed record EngineSettings
{
    /// <summary><c>-C</c>: checksums are not looked at.</summary>
    public bool IgnoresChecksums { get; init; }

    /// <summary>Seed for reproducible identifiers and random numbers; <see langword="null"/>: from the system.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether there is a packet source: network time then starts with the first packet.</summary>
    public bool HasPackets { get; init; }

    /// <summary>Whether packets come from an interface, as they happen.</summary>
    public bool IsLive { get; init; }

    /// <summary>Where this engine's packets come from if they come from an interface.</summary>
    public PacketSource? LiveSource { get; init; }

    /// <summary>The capture or interface; empty without packets.</summary>
    public string Source { get; init; } = "";

    /// <summary><c>-f</c>: which packets to analyse; <see langword="null"/>: what scripts say.</summary>
    public string? Filter { get; init; }

    /// <summary><c>-w</c>: where packets are recorded; <see langword="null"/>: nowhere.</summary>
    public PacketDump? Recording { get; init; }

    /// <summary><c>-c</c>: where packets go that nothing makes sense of; <see langword="null"/>: nowhere.</summary>
    public PacketDump? Unprocessed { get; init; }

    /// <summary><c>-F</c>, <c>-P</c>: what is wanted of the cache of names.</summary>
    public NameCacheUse NameCache { get; init; }

    /// <summary>Number of the engine among the workers of the process, from 0.</summary>
    public int Number { get; init; }

    /// <summary><c>-b</c>: scripts may ask.</summary>
    public bool IsBare { get; init; }

    /// <summary>Name and arguments of the program, for scripts.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Ends the process at once with a status (<c>exit()</c>).</summary>
    public Action<int>? Exit { get; init; }
}
