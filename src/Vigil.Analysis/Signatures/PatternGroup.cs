using Vigil.Core.Patterns;

namespace Vigil.Analysis.Signatures;

/// <summary>Content conditions matched in one pass.</summary>
internal sealed class PatternGroup(ContentCondition[] conditions)
{
    private PatternSet? _set;

    /// <summary>The conditions, numbered as the patterns of <see cref="Set"/>.</summary>
    public ContentCondition[] Conditions { get; } = conditions;

    /// <summary>Their patterns; the automaton is made when content first asks for it.</summary>
    public PatternSet Set => _set ?? Interlocked.CompareExchange(ref _set, new([.. Conditions.Select(static c => c.Pattern)]), null) ?? _set;

    /// <summary>What matching has cost; nothing if no content has asked for it yet.</summary>
    public PatternCosts Costs => _set?.Costs ?? default;

    /// <summary>Divides conditions of one kind into groups of at most <paramref name="size"/>.</summary>
    public static PatternGroup[] Divide(IEnumerable<ContentCondition> conditions, int size) =>
        [.. conditions.Chunk(Math.Max(1, size)).Select(static chunk => new PatternGroup(chunk))];
}
