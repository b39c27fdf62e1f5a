using Vigil.Core.Timing;
using Vigil.Packets.Capture.Filtering;
using Vigil.Packets.Decoding;

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

    /// <summary>The link type of all packets, where it is known before they come.</summary>
    public virtual LinkType? Link => null;

    /// <summary>Mask of the interface's IPv4 address, as it lies in memory; 0 if there is none.</summary>
    public virtual uint NetMask => 0;

    /// <summary>Packets that came by, those lost among them.</summary>
    public virtual long PacketsOnLink => PacketsRead;

    /// <summary>Packets that the source says were lost.</summary>
    public virtual long PacketsDropped => 0;

    /// <summary>Why reading stopped before the end, or <see langword="null"/>: the capture is cut or damaged from there on.</summary>
    public string? Damage { get; protected set; }

    /// <summary>What keeps packets away at the moment, or <see langword="null"/>.</summary>
    public string? Trouble { get; protected set; }

    /// <summary>Whether <see cref="TryRead"/>, which has just found nothing, is to be asked again: this is a pause, not the end.</summary>
    public bool IsIdle { get; protected set; }

    /// <summary>In a pause: the moment up to which no packet can come any more, which the clock may move to; 0 if that is not known.</summary>
    public virtual NetworkTime QuietUntil => default;

    /// <summary>The next packet. A source whose packets come as they happen waits a moment for it.</summary>
    /// <returns><see langword="false"/> if there is none: for now if <see cref="IsIdle"/> says so, or at the end of the capture.</returns>
    public abstract bool TryRead(out RawPacket packet);

    /// <summary>Packets that a filter rejects need not be delivered; <see langword="null"/>: all are wanted again. Nothing relies on it.</summary>
    public virtual void Filter(PacketFilter? filter)
    {
    }

    /// <summary>Nothing more is to come in; what has come already is still delivered, and then the source ends.</summary>
    public virtual void StopReceiving()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file or interface.</summary>
    protected abstract void Dispose(bool disposing);
}
