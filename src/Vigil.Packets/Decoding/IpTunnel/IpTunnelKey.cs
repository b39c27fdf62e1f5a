using Vigil.Core.Net;

namespace Vigil.Packets.Decoding.IpTunnel;

/// <summary>Names a tunnel between two hosts, whichever sends.</summary>
/// <param name="Outer">The tunnels around it, or <see langword="null"/>; compared by identity.</param>
/// <param name="Low">The lesser address.</param>
/// <param name="High">The greater address.</param>
/// <param name="Type">Kind of tunnel.</param>
internal readonly record struct IpTunnelKey(EncapsulationStack? Outer, Addr Low, Addr High, TunnelType Type)
{
    /// <summary>The key of the tunnel that a packet between two hosts comes through.</summary>
    public static IpTunnelKey Of(EncapsulationStack? outer, Addr source, Addr destination, TunnelType type) =>
        source <= destination ? new(outer, source, destination, type) : new(outer, destination, source, type);

    // The runtime seeds HashCode anew for each process, so that nobody can choose tunnels that collide.
    public override int GetHashCode() => HashCode.Combine(Low.High, Low.Low, High.High, High.Low, Type);
}
