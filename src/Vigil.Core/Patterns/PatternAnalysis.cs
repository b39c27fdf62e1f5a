namespace Vigil.Core.Patterns;

/// <summary>What can be told of a pattern without running it: the ways to skip input quickly.</summary>
internal static class PatternAnalysis
{
    /// <summary>The part that decides whether the pattern occurs somewhere: optional ends match nothing as well.</summary>
    /// <remarks>Where <c>xyz</c> with optional x and z occurs, so does y alone, and the other way round.</remarks>
    public static PatternNode Core(PatternNode node)
    {
        while (true)
        {
            if (node.IsNullable)
                return PatternNode.Empty;
            if (node is not ConcatNode { Parts: var parts })
                return node;
            int first = 0, last = parts.Length;
            while (first < last && parts[first].IsNullable)
                first++;
            while (last > first && parts[last - 1].IsNullable)
                last--;
            if (first == 0 && last == parts.Length)
                return node;
            node = PatternNode.Concat(parts.AsSpan()[first..last]);
        }
    }

    /// <summary>The pattern without the optional begin and end that every pattern gets.</summary>
    public static PatternNode WithoutEnds(PatternNode node) =>
        node is ConcatNode { Parts: [RepeatNode { Child: SymbolNode { Kind: NfaKind.Begin } }, .. var inner, RepeatNode { Child: SymbolNode { Kind: NfaKind.End } }] }
            ? PatternNode.Concat(inner.AsSpan())
            : node;

    /// <summary>Whether it can match at the begin of the input only.</summary>
    public static bool IsAnchored(PatternNode node) => node switch
    {
        SymbolNode { Kind: NfaKind.Begin } => true,
        ConcatNode { Parts: [var first, ..] } => IsAnchored(first),
        AlternateNode { Branches: var branches } => branches.All(IsAnchored),
        _ => false,
    };

    /// <summary>The octets every match begins with; empty if it may begin with others or with none.</summary>
    /// <param name="node">The pattern.</param>
    /// <param name="isWhole">Whether these octets are all there is to match.</param>
    public static byte[] LiteralPrefix(PatternNode node, out bool isWhole)
    {
        var literal = new List<byte>();
        isWhole = AppendLiteral(node, literal);
        return [.. literal];
    }

    /// <summary>The longest run of octets that every match contains; empty if there is none.</summary>
    public static byte[] RequiredLiteral(PatternNode node)
    {
        if (node is not ConcatNode { Parts: var parts })
            return LiteralPrefix(node, out _);
        byte[] best = [];
        var run = new List<byte>();
        foreach (var part in parts)
        {
            if (part is SetNode { Set: { Count: 1 } set })
            {
                run.Add(set.First);
                if (run.Count > best.Length)
                    best = [.. run];
            }
            else
            {
                run.Clear();
            }
        }

        return best;
    }

    /// <summary>The octets a match may begin with; meaningless if it may be empty.</summary>
    public static ByteSet FirstOctets(PatternNode node)
    {
        switch (node)
        {
            case SetNode set:
                return set.Set;
            case RepeatNode repeat:
                return FirstOctets(repeat.Child);
            case AlternateNode { Branches: var branches }:
                var any = default(ByteSet);
                foreach (var branch in branches)
                    any |= FirstOctets(branch);
                return any;
            case ConcatNode { Parts: var parts }:
                var union = default(ByteSet);
                foreach (var part in parts)
                {
                    union |= FirstOctets(part);
                    if (!MayBeEmpty(part))
                        break;
                }

                return union;
            default:
                return default;
        }
    }

    /// <summary>Whether text of any length, or nearly, that has nothing to do with the pattern may come before what makes it match.</summary>
    /// <remarks>Such a pattern is alive for long; others have failed after a few octets of foreign text.</remarks>
    public static bool Roams(PatternNode node)
    {
        switch (node)
        {
            case RepeatNode { Max: < 0 or >= 64 } repeat:
                return IsWide(FirstOctets(repeat.Child)) || Roams(repeat.Child);
            case RepeatNode repeat:
                return Roams(repeat.Child);
            case AlternateNode { Branches: var branches }:
                return branches.Any(Roams);
            case ConcatNode { Parts: var parts }:
                foreach (var part in parts)
                {
                    if (Roams(part))
                        return true;
                    if (!MayBeEmpty(part) && !IsWide(FirstOctets(part)))
                        return false;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>Whether it can match without consuming an octet, the symbols <c>^</c> and <c>$</c> perhaps.</summary>
    public static bool MayBeEmpty(PatternNode node) => node.IsNullable || node switch
    {
        SymbolNode => true,
        RepeatNode repeat => MayBeEmpty(repeat.Child),
        ConcatNode { Parts: var parts } => parts.All(MayBeEmpty),
        AlternateNode { Branches: var branches } => branches.Any(MayBeEmpty),
        _ => false,
    };

    /// <summary>The pattern without optional anchors at its ends, which change nothing about what octets match.</summary>
    public static PatternNode WithoutOptionalAnchors(PatternNode node)
    {
        if (node is not ConcatNode { Parts: var parts })
            return node;
        int first = 0, last = parts.Length;
        while (first < last && parts[first] is RepeatNode { Min: 0, Child: SymbolNode })
            first++;
        while (last > first && parts[last - 1] is RepeatNode { Min: 0, Child: SymbolNode })
            last--;
        return PatternNode.Concat(parts.AsSpan()[first..last]);
    }

    private static bool IsWide(ByteSet octets) => octets.Count >= 128;

    private static bool AppendLiteral(PatternNode node, List<byte> literal)
    {
        switch (node)
        {
            case SetNode { Set: { Count: 1 } set }:
                literal.Add(set.First);
                return true;
            case ConcatNode { Parts: var parts }:
                foreach (var part in parts)
                {
                    if (!AppendLiteral(part, literal))
                        return false;
                }

                return true;
            default:
                return false;
        }
    }
}
