namespace Vigil.Packets.Decoding.Fragments;

/// <summary>Octets of a fragmented packet's payload that have arrived.</summary>
/// <param name="Start">Where they begin in the payload.</param>
/// <param name="Octets">The octets.</param>
internal readonly record struct FragmentBlock(int Start, byte[] Octets)
{
    /// <summary>Where they end.</summary>
    public int End => Start + Octets.Length;
}
