namespace Vigil.Packets.Capture;

/// <summary>Where packets come from: a capture file or an interface.</summary>
public abstract class PacketSource : IDisposable
{
    /// <summary>The path or interface, as the user gave it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether packets arrive as they happen.</summary>
    public virtual bool IsLive => false;

    /// <summary>Packets delivered so far.</summary>
    public long PacketsRead { get; protected set; }

    /// <summary>Captured octets delivered so far.</summary>
    public long OctetsRead { get; protected set; }

    /// <summary>Packets that the source says were lost.</summary>
    public virtual long PacketsDropped => 0;

    /// <summary>Why reading stopped before the end, or <see langword="null"/>: the capture is cut or damaged from there on.</summary>
    public string? Damage { get; protected set; }

    /// <summary>The next packet.</summary>
    /// <returns><see langword="false"/> at the end of the capture.</returns>
    public abstract bool TryRead(out RawPacket packet);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file or interface.</summary>
    protected abstract void Dispose(bool disposing);
}
