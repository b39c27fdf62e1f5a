using Vigil.Core.Timing;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture;

/// <summary>The packet at work, for built-in functions that are called while its events are handled.</summary>
/// <remarks>
/// A packet is borrowed and cannot be stored; to copy each would cost more than to decode it. Its memory is pinned while
/// <see cref="Hold"/> runs and not touched afterwards: this is the only place that keeps an address.
/// </remarks>
public sealed unsafe class CurrentPacket
{
    private byte* _data;
    private int _length;

    /// <summary>What is to be done with a packet.</summary>
    public interface IStep
    {
        /// <summary>Works on it; the packet is the current one until this returns.</summary>
        void Work(in RawPacket packet);
    }

    /// <summary>Whether there is one.</summary>
    public bool IsSet => _data is not null;

    /// <summary>When it was captured; of the last one if there is none at the moment.</summary>
    public NetworkTime Time { get; private set; }

    /// <summary>Its link type.</summary>
    public LinkType LinkType { get; private set; }

    /// <summary>Octets it had on the wire.</summary>
    public int WireLength { get; private set; }

    /// <summary>The captured octets; empty if there is none.</summary>
    public ReadOnlySpan<byte> Data => new(_data, _length);

    /// <summary>Makes a packet the current one while <paramref name="step"/> works on it.</summary>
    public void Hold<T>(in RawPacket packet, T step)
        where T : IStep
    {
        (Time, LinkType, WireLength) = (packet.Time, packet.LinkType, packet.WireLength);
        fixed (byte* data = packet.Data)
        {
            _data = data;
            _length = packet.Data.Length;
            try
            {
                step.Work(in packet);
            }
            finally
            {
                _data = null;
                _length = 0;
            }
        }
    }

    /// <summary>The packet, to be decoded once more.</summary>
    public RawPacket Borrow() => new() { Time = Time, LinkType = LinkType, WireLength = WireLength, Data = Data };
}
