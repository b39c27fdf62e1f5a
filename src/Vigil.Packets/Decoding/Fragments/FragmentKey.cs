using Vigil.Core.Net;

namespace Vigil.Packets.Decoding.Fragments;

/// <summary>What the fragments of one packet have in common. The protocol takes no part: a change of it is reported as odd.</summary>
internal readonly record struct FragmentKey(Addr Source, Addr Destination, uint Id)
{
    // The runtime seeds HashCode anew for each process, so that nobody can choose packets that collide.
    public override int GetHashCode() => HashCode.Combine(Source.High, Source.Low, Destination.High, Destination.Low, Id);
}
