using Vigil.Core.Patterns;

namespace Vigil.Analysis.Signatures;

/// <summary>A pattern that some content must match.</summary>
/// <param name="Kind">What content.</param>
/// <param name="Pattern">Anchored at the start of the content.</param>
/// <param name="MaxEnd">Octet of the content by which the match must have ended; <see cref="int.MaxValue"/> without limit.</param>
internal sealed record ContentCondition(ContentKind Kind, Pattern Pattern, int MaxEnd)
{
    /// <summary>The signature it belongs to.</summary>
    public Signature? Owner { get; set; }

    /// <summary>Its number among all conditions.</summary>
    public int Index { get; set; }
}
