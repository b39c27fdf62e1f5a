namespace Vigil.Analysis.Signatures;

/// <summary>One value of a list: a number, a range of them, or a number of which some bits count (<c>10.0.0.0/8</c>).</summary>
/// <param name="First">Lowest number.</param>
/// <param name="Last">Highest number, the same for a single one.</param>
/// <param name="Mask">Bits of the packet's value that are compared.</param>
internal readonly record struct ValueRange(uint First, uint Last, uint Mask = uint.MaxValue)
{
    /// <summary>Whether <paramref name="value"/> compares true; <see cref="Comparison.NotEqual"/> is left to the list.</summary>
    public bool Matches(uint value, Comparison comparison)
    {
        value &= Mask;
        return comparison switch
        {
            Comparison.Less => value < First,
            Comparison.LessOrEqual => value <= Last,
            Comparison.Greater => value > Last,
            Comparison.GreaterOrEqual => value >= First,
            _ => value >= First && value <= Last,
        };
    }
}
