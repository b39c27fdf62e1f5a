namespace Vigil.Analysis.Signatures;

/// <summary>What is left to match for a direction after its header tests; shared by all directions with the same outcome.</summary>
/// <remarks>A trie: the plan of groups 1, 4 and 7 is a child of the plan of groups 1 and 4. Belongs to one engine.</remarks>
internal sealed class MatchPlan
{
    private readonly MatchPlan? _parent;
    private readonly HeaderGroup? _group;
    private Dictionary<int, MatchPlan>? _children;

    /// <summary>The plan without any signature.</summary>
    public MatchPlan()
    {
        for (var kind = 0; kind < HeaderGroup.Kinds; kind++)
            Patterns[kind] = [];
    }

    private MatchPlan(MatchPlan parent, HeaderGroup group)
    {
        _parent = parent;
        _group = group;
        for (var kind = 0; kind < HeaderGroup.Kinds; kind++)
            Patterns[kind] = [.. parent.Patterns[kind], .. group.Patterns[kind]];
        WithoutContent = [.. parent.WithoutContent, .. group.Signatures.Where(static s => s.Contents.Count == 0)];
        for (var kind = (int)ContentKind.Payload + 1; kind < HeaderGroup.Kinds; kind++)
            HasItems |= Patterns[kind].Length > 0;
        Deferred = [.. parent.Deferred, .. group.Signatures.Where(static s => s is { Contents.Count: > 0, IsDeferred: true })];
    }

    /// <summary>Pattern groups by kind of content.</summary>
    public PatternGroup[][] Patterns { get; } = new PatternGroup[HeaderGroup.Kinds][];

    /// <summary>Whether there are patterns for what analyzers take out of the payload.</summary>
    public bool HasItems { get; }

    /// <summary>Signatures without content conditions.</summary>
    public Signature[] WithoutContent { get; } = [];

    /// <summary>Signatures with content conditions that are decided at the end.</summary>
    public Signature[] Deferred { get; } = [];

    /// <summary>The plan with one group more.</summary>
    /// <param name="group">The group.</param>
    /// <param name="budget">How many plans may still be kept; others are made anew each time.</param>
    public MatchPlan With(HeaderGroup group, ref int budget)
    {
        if (_children is not null && _children.TryGetValue(group.Index, out var child))
            return child;
        child = new(this, group);
        if (budget > 0)
        {
            budget--;
            (_children ??= []).Add(group.Index, child);
        }

        return child;
    }

    /// <summary>Whether the header tests of <paramref name="signature"/> held.</summary>
    public bool Includes(Signature signature)
    {
        for (var plan = this; plan._group is not null; plan = plan._parent!)
        {
            if (Array.IndexOf(plan._group.Signatures, signature) >= 0)
                return true;
        }

        return false;
    }
}
