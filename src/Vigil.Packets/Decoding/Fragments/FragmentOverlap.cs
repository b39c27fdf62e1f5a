namespace Vigil.Packets.Decoding.Fragments;

/// <summary>How a fragment relates to those before it.</summary>
internal enum FragmentOverlap
{
    /// <summary>All of it is new.</summary>
    None,

    /// <summary>Part of it had arrived already, and is the same.</summary>
    Agreeing,

    /// <summary>Part of it had arrived already, and is different.</summary>
    Inconsistent,
}
