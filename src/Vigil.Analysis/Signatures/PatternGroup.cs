using Vigil.Core.Patterns;

namespace Vigil.Analysis.Signatures;

/// <summary>Content conditions matched in one pass.</summary>
internal sealed class PatternGroup(ContentCondition[] conditions)
{
    /// <summary>The conditions, numbered as the patterns of <see cref="Set"/>.</summary>
    public ContentCondition[] Conditions { get; } = conditions;

    /// <summary>Their patterns.</summary>
    public PatternSet Set { get; } = new([.. conditions.Select(static c => c.Pattern)]);

    /// <summary>Divides conditions of one kind into groups of at most <paramref name="size"/>.</summary>
    public static PatternGroup[] Divide(IEnumerable<ContentCondition> conditions, int size) =>
        [.. conditions.Chunk(Math.Max(1, size)).Select(static chunk => new PatternGroup(chunk))];
}
