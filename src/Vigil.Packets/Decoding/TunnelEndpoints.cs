using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding;

/// <summary>The connection on the outside of a tunnel over UDP.</summary>
/// <param name="Originator">Its originator.</param>
/// <param name="Responder">Its responder.</param>
/// <param name="OriginatorPort">The originator's port.</param>
/// <param name="ResponderPort">The responder's port.</param>
/// <param name="Uid">Its identifier.</param>
public readonly record struct TunnelEndpoints(
    Addr Originator, Addr Responder, Port OriginatorPort, Port ResponderPort, ByteString Uid)
{
    /// <summary>The connection itself; <see langword="null"/> if nobody wants to hear of the tunnel.</summary>
    public ITunnelCarrier? Carrier { get; init; }

    /// <summary>Who sent the datagram.</summary>
    public Direction Direction { get; init; }
}
