using System.Collections.Immutable;

namespace Vigil.Core.Patterns;

/// <summary>A node of a parsed regular expression. Immutable; patterns combined by <c>|</c> and <c>&amp;</c> share them.</summary>
/// <param name="IsNullable">Whether it matches the empty string.</param>
/// <param name="Depth">Height of the tree, bounded by <see cref="MaxDepth"/> because the passes over it recurse.</param>
/// <param name="Size">Nodes of its automaton, bounded by <see cref="MaxSize"/> because counted repetition multiplies.</param>
internal abstract record PatternNode(bool IsNullable, int Depth, long Size)
{
    /// <summary>Largest automaton accepted, in nodes.</summary>
    public const int MaxSize = 200_000;

    /// <summary>Highest tree accepted.</summary>
    public const int MaxDepth = 400;

    // A parser that spliced without limit would take quadratic time over (a(a(a(a...
    private const int SpliceLimit = 32;

    /// <summary>Matches the empty string only.</summary>
    public static PatternNode Empty { get; } = new ConcatNode([]);

    /// <summary><c>^</c>.</summary>
    public static PatternNode Begin { get; } = new SymbolNode(NfaKind.Begin);

    /// <summary><c>$</c>.</summary>
    public static PatternNode End { get; } = new SymbolNode(NfaKind.End);

    /// <summary>One after the other; short sequences within are spliced in.</summary>
    public static PatternNode Concat(params ReadOnlySpan<PatternNode> parts) => Concat(SpliceLimit, parts);

    /// <summary>One after the other; sequences within are spliced in however long, so that chains of <c>&amp;</c> stay flat.</summary>
    public static PatternNode Chain(PatternNode first, PatternNode second) => Concat(int.MaxValue, first, second);

    /// <summary>Any of them; few alternatives within are spliced in.</summary>
    public static PatternNode Alternate(params ReadOnlySpan<PatternNode> branches) => Alternate(SpliceLimit, branches);

    /// <summary>Either; alternatives within are spliced in however many, so that chains of <c>+=</c> stay flat.</summary>
    public static PatternNode Either(PatternNode first, PatternNode second) => Alternate(int.MaxValue, first, second);

    /// <summary><c>^?</c>, the node, <c>$?</c>: what every pattern constant is wrapped in.</summary>
    public static PatternNode Anchorable(PatternNode node) =>
        Concat(new RepeatNode(Begin, 0, 1), node, new RepeatNode(End, 0, 1));

    /// <summary>What is too much about it, or <see langword="null"/>.</summary>
    public string? Excess() => Depth > MaxDepth ? "nested too deeply" : Size > MaxSize ? "pattern is too large" : null;

    /// <summary>The height of a node above <paramref name="children"/>.</summary>
    protected static int Above(ImmutableArray<PatternNode> children)
    {
        var depth = 0;
        foreach (var child in children)
            depth = Math.Max(depth, child.Depth);
        return depth + 1;
    }

    private static PatternNode Concat(int spliceLimit, params ReadOnlySpan<PatternNode> parts)
    {
        var flat = ImmutableArray.CreateBuilder<PatternNode>(parts.Length);
        foreach (var part in parts)
        {
            if (part is ConcatNode inner && inner.Parts.Length <= spliceLimit)
                flat.AddRange(inner.Parts);
            else
                flat.Add(part);
        }

        return flat.Count == 1 ? flat[0] : new ConcatNode(flat.ToImmutable());
    }

    private static PatternNode Alternate(int spliceLimit, params ReadOnlySpan<PatternNode> branches)
    {
        var flat = ImmutableArray.CreateBuilder<PatternNode>(branches.Length);
        foreach (var branch in branches)
        {
            if (branch is AlternateNode inner && inner.Branches.Length <= spliceLimit)
                flat.AddRange(inner.Branches);
            else
                flat.Add(branch);
        }

        return flat.Count == 1 ? flat[0] : new AlternateNode(flat.ToImmutable());
    }

    /// <summary>The size of a node that has <paramref name="children"/>, its own nodes included.</summary>
    protected static long Sum(ImmutableArray<PatternNode> children)
    {
        var size = (long)children.Length;
        foreach (var child in children)
            size += child.Size;
        return size;
    }
}

/// <summary>One octet out of a set.</summary>
internal sealed record SetNode(ByteSet Set) : PatternNode(IsNullable: false, Depth: 1, Size: 1);

/// <summary>The begin or end of the input, a symbol that occurs only there.</summary>
internal sealed record SymbolNode(NfaKind Kind) : PatternNode(IsNullable: false, Depth: 1, Size: 1);

/// <summary>Its parts one after the other; none: the empty string.</summary>
internal sealed record ConcatNode(ImmutableArray<PatternNode> Parts)
    : PatternNode(Parts.All(static p => p.IsNullable), Above(Parts), Sum(Parts));

/// <summary>Any of its branches.</summary>
internal sealed record AlternateNode(ImmutableArray<PatternNode> Branches)
    : PatternNode(Branches.Any(static b => b.IsNullable), Above(Branches), Sum(Branches));

/// <summary>Repetition from <paramref name="Min"/> to <paramref name="Max"/> times; a negative maximum means no bound.</summary>
internal sealed record RepeatNode(PatternNode Child, int Min, int Max)
    : PatternNode(Min == 0 || Child.IsNullable, Child.Depth + 1, (Max < 0 ? Min + 1 : Max) * (Child.Size + 1));
