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
    /// <remarks>
    /// Those that wait for something anywhere stay apart from those that begin at once: together each state of the ones would
    /// be there for each state of the others, and the table of transitions too large for the processor's caches.
    /// </remarks>
    public static PatternGroup[] Divide(IEnumerable<ContentCondition> conditions, int size) =>
    [
        .. conditions.GroupBy(static c => c.Pattern.Roams)
            .SelectMany(kind => kind.Chunk(Math.Max(1, size)))
            .Select(static chunk => new PatternGroup(chunk)),
    ];
}
