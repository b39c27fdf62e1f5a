namespace Vigil.Packets.Capture;

/// <summary>What a run reads: one source, or several that share an interface, one for each engine.</summary>
public sealed class PacketInput(IReadOnlyList<PacketSource> sources) : IDisposable
{
    /// <summary>One source.</summary>
    public PacketInput(PacketSource source)
        : this([source])
    {
    }

    /// <summary>The sources.</summary>
    public IReadOnlyList<PacketSource> Sources => sources;

    /// <summary>The path or interface.</summary>
    public string Name => sources[0].Name;

    /// <summary>Whether packets arrive as they happen.</summary>
    public bool IsLive => sources[0].IsLive;

    /// <summary>Packets delivered so far.</summary>
    public long PacketsRead => sources.Sum(static s => s.PacketsRead);

    /// <summary>Captured octets delivered so far.</summary>
    public long OctetsRead => sources.Sum(static s => s.OctetsRead);

    /// <summary>Packets that came by, those lost among them.</summary>
    public long PacketsOnLink => sources.Sum(static s => s.PacketsOnLink);

    /// <summary>Packets that were lost.</summary>
    public long PacketsDropped => sources.Sum(static s => s.PacketsDropped);

    /// <summary>Why reading stopped before the end, or <see langword="null"/>.</summary>
    public string? Damage => sources.Select(static s => s.Damage).FirstOrDefault(static d => d is not null);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var source in sources)
            source.Dispose();
    }
}
