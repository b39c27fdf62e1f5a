using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding;

/// <summary>One tunnel that carries packets: the connection, or pair of hosts, on its outside.</summary>
/// <param name="source">Sender of the outer packets.</param>
/// <param name="destination">Receiver of the outer packets.</param>
/// <param name="sourcePort">Port of the sender; 0/unknown for tunnels over bare IP.</param>
/// <param name="destinationPort">Port of the receiver.</param>
/// <param name="protocol">IP protocol number of the outside.</param>
/// <param name="type">Kind of tunnel.</param>
public sealed class EncapsulatingConn(
    Addr source, Addr destination, Port sourcePort, Port destinationPort, byte protocol, TunnelType type)
{
    /// <summary>Sender of the outer packets.</summary>
    public Addr Source { get; } = source;

    /// <summary>Receiver of the outer packets.</summary>
    public Addr Destination { get; } = destination;

    /// <summary>Port of the sender.</summary>
    public Port SourcePort { get; } = sourcePort;

    /// <summary>Port of the receiver.</summary>
    public Port DestinationPort { get; } = destinationPort;

    /// <summary>IP protocol number of the outside.</summary>
    public byte Protocol { get; } = protocol;

    /// <summary>Kind of tunnel.</summary>
    public TunnelType Type { get; } = type;

    /// <summary>Identifier of the outer connection; for tunnels over bare IP the connection stage gives one on first sight.</summary>
    public ByteString? Uid { get; set; }

    /// <summary>Whether two packets came through the same tunnel, whichever way they went.</summary>
    public bool IsSameTunnel(EncapsulatingConn other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (Type != other.Type || Protocol != other.Protocol)
            return false;
        if (Type is not (TunnelType.Ip or TunnelType.Gre))
            return Equals(Uid, other.Uid);
        return (Source == other.Source && Destination == other.Destination
                && SourcePort == other.SourcePort && DestinationPort == other.DestinationPort)
               || (Source == other.Destination && Destination == other.Source
                   && SourcePort == other.DestinationPort && DestinationPort == other.SourcePort);
    }
}
