using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture.Live;

/// <summary>How packets are captured from an interface.</summary>
public sealed record LiveOptions
{
    /// <summary>Octets of packets that the kernel keeps while the engine is busy, for each ring.</summary>
    public long BufferSize { get; init; } = 128L << 20;

    /// <summary>Octets of a block of the ring, which is handed over when it is full; no packet is longer than that.</summary>
    public int BlockSize { get; init; } = 128 << 10;

    /// <summary>After which time a block is handed over although it is not full.</summary>
    public TimeSpan BlockTimeout { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Octets kept of each packet; 0: all.</summary>
    public int SnapLength { get; init; }

    /// <summary>Whether packets for others are seen too, as far as they reach the interface.</summary>
    public bool IsPromiscuous { get; init; } = true;

    /// <summary>Whether transport checksums are taken to be right whatever they are.</summary>
    public bool TrustsChecksums { get; init; }

    /// <summary>After how long without packets the clock follows that of the wall; <see langword="null"/>: never.</summary>
    public TimeSpan? Inactivity { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether times come from the network card.</summary>
    public bool HasHardwareTime { get; init; }

    /// <summary>A link type to take packets for, instead of what the kernel says.</summary>
    public LinkType? Link { get; init; }

    /// <summary>How several rings share the packets; <see langword="null"/>: by pairs of addresses, among the rings opened together.</summary>
    public FanoutOptions? Fanout { get; init; }
}
