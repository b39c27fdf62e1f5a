namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>How a Bloom filter comes from an element to its cells.</summary>
/// <param name="Kind">0 or 1 in the form that Broker carries: a hash for each cell, or two for all of them. Ours are of the second kind.</param>
/// <param name="Count">Cells of an element.</param>
/// <param name="Seed">The seed.</param>
/// <param name="SecondSeed">Its second half.</param>
public readonly record struct BloomHasher(ulong Kind, int Count, ulong Seed, ulong SecondSeed)
{
    /// <summary>The most cells of an element.</summary>
    public const int MostHashes = 64;

    /// <summary>Whether elements are hashed as here: the second half of our seeds follows from the first.</summary>
    /// <remarks>What hash other programs use is not part of the form, so their filters can be kept but not asked.</remarks>
    public bool IsOurs => Kind == 1 && SecondSeed == ElementHash.Mix(Seed);

    /// <summary>One of ours.</summary>
    public static BloomHasher Create(int count, ulong seed) => new(1, count, seed, ElementHash.Mix(seed));
}
