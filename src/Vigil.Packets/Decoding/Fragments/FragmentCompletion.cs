namespace Vigil.Packets.Decoding.Fragments;

/// <summary>How far the fragments of a packet have come.</summary>
internal enum FragmentCompletion
{
    /// <summary>Something is missing.</summary>
    Missing,

    /// <summary>All is there.</summary>
    Whole,

    /// <summary>All is there, and more directly behind it.</summary>
    Oversized,

    /// <summary>All is there, and something lies beyond a hole behind it.</summary>
    Inconsistent,
}
